import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MOST_STEPS, parseSteps, stepsText } from "./step-text.ts";

describe("steps as text", () => {
  it.each([
    ["1m 10m", [1, 10]],
    ["30s, 10m,1h、1d", [0.5, 10, 60, 1_440]],
    ["１ｍ　１０ｍ", [1, 10]],
    ["1 10M", [1, 10]],
    ["", []],
    ["  ", []],
  ])("%j are steps of %j minutes", (text, minutes) => {
    expect(parseSteps(text)).toEqual({ ok: true, value: minutes });
  });

  it.each(["10x", "-1m", "1.2.3m", "m", "0m", "2y", "400d", "1m10m", "∞"])(
    "%j is named as no step",
    (word) => {
      const expected = { kind: "not-a-step", got: word.toLowerCase() };
      expect(parseSteps(`1m ${word} 10m`)).toEqual({ ok: false, error: expected });
    },
  );

  it("are not endlessly many", () => {
    expect(parseSteps("1m ".repeat(MOST_STEPS)).ok).toBe(true);
    expect(parseSteps("1m ".repeat(MOST_STEPS + 1))).toEqual({
      ok: false,
      error: { kind: "too-many", most: MOST_STEPS },
    });
  });

  it("read what is written, to the second", () => {
    const seconds = fc.array(fc.integer({ min: 1, max: 525_600 * 60 }), { maxLength: MOST_STEPS });
    fc.assert(
      fc.property(seconds, (all) => {
        const read = parseSteps(stepsText(all.map((each) => each / 60)));
        expect(read.ok && read.value.map((minutes) => Math.round(minutes * 60))).toEqual(all);
      }),
    );
  });

  it("are written in the largest unit that is whole", () => {
    expect(stepsText([0.5, 1, 90, 60, 1_440, 2_880, 1 / 3])).toBe("30s 1m 90m 1h 1d 2d 20s");
  });
});
