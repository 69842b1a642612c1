import { describe, expect, it } from "vitest";

import { assertNever } from "./assert-never.ts";

type Light = "red" | "amber" | "green";

describe("assertNever", () => {
  it("names the value that no case handled", () => {
    expect(() => assertNever({ kind: "surprise" } as never)).toThrow('Unhandled case: {"kind":"surprise"}');
  });

  it("does not compile while a member is unhandled", () => {
    const go = (light: Light): boolean => {
      switch (light) {
        case "red":
          return false;
        case "green":
          return true;
        default:
          // @ts-expect-error: amber is still possible here
          return assertNever(light);
      }
    };
    expect(go("green")).toBe(true);
    expect(() => go("amber")).toThrow("amber");
  });
});
