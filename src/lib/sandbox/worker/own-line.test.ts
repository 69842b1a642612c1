import { describe, expect, it } from "vitest";

import { ownLine, problemOf, withoutAddresses } from "./own-line.ts";

const ADDRESS = "blob:null/1234-abcd";

describe("the learner's own line", () => {
  it("is the nearest one of the program in the stack, as Chromium writes it", () => {
    const stack = `TypeError: no\n    at f (blob:null/other:1:2)\n    at g (${ADDRESS}:7:3)\n    at h (${ADDRESS}:9:1)`;
    expect(ownLine(stack, ADDRESS, 20)).toBe(7);
  });

  it("is found as Firefox and Safari write it", () => {
    expect(ownLine(`g@${ADDRESS}:7:3\nh@${ADDRESS}:9:1`, ADDRESS, 20)).toBe(7);
  });

  it("is none that was appended to the program", () => {
    expect(ownLine(`at ${ADDRESS}:21:3`, ADDRESS, 20)).toBeNull();
  });

  it("is none where the program is not in the stack", () => {
    expect(ownLine("at f (blob:null/other:1:2)", ADDRESS, 20)).toBeNull();
    expect(ownLine(undefined, ADDRESS, 20)).toBeNull();
  });
});

describe("a problem", () => {
  it("shows no address, long ones neither", () => {
    const text = withoutAddresses(`at data:text/javascript,${"x".repeat(5_000)} and blob:null/1 end`);
    expect(text).toBe("at … and … end");
  });

  it("is made of whatever is thrown", () => {
    expect(problemOf("text", ADDRESS, 9)).toEqual({
      name: "Error",
      message: "text",
      line: null,
      column: null,
    });
    expect(problemOf(null, ADDRESS, 9).message).toBe("null");
    const hostile = {
      toString() {
        throw new Error("again");
      },
    };
    expect(problemOf(hostile, ADDRESS, 9).message).toBe("");
  });
});
