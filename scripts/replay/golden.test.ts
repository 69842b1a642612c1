import { describe, expect, it } from "vitest";

import { agrees, goldenValues } from "./golden.ts";

describe("golden values", () => {
  it.each(goldenValues().map((value) => [value.name, value] as const))("%s", (_, value) => {
    expect(value).toSatisfy(agrees);
  });

  it("differ when a digit does", () => {
    expect(agrees({ name: "S", expected: "53.62691", actual: "53.62701", isRounded: true })).toBe(false);
    expect(agrees({ name: "S", expected: "53.62691", actual: "53.6269139", isRounded: true })).toBe(true);
    expect(agrees({ name: "S", expected: "53.62691", actual: "", isRounded: true })).toBe(false);
    expect(agrees({ name: "days", expected: "0,2,11", actual: "0,2,12" })).toBe(false);
  });
});
