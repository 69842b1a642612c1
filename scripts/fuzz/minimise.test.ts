import { describe, expect, it } from "vitest";

import { minimised } from "./minimise.ts";

const LONG = Array.from({ length: 40 }, (_, index) => (index === 17 ? "a broken line" : "fine")).join("\n");
const fails = (text: string): Promise<boolean> => Promise.resolve(text.includes("broken"));

describe("minimised", () => {
  it("leaves only what fails", async () => {
    expect(await minimised(LONG, fails)).toBe("broken");
  });

  it("is asked no more often than it may be", async () => {
    let asked = 0;
    const counting = (text: string): Promise<boolean> => {
      asked += 1;
      return fails(text);
    };
    await minimised(LONG, counting, 7);
    expect(asked).toBe(7);
  });

  it("stops when its time is over, with the shortest so far", async () => {
    let asked = 0;
    const counting = (text: string): Promise<boolean> => {
      asked += 1;
      return fails(text);
    };
    const short = await minimised(LONG, counting, 400, () => asked >= 3);
    expect(asked).toBe(3);
    expect(short).toContain("broken");
    expect(short.length).toBeLessThan(LONG.length);
  });
});
