import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ok } from "#lib/core/result.ts";
import { parseSettings } from "./parse-settings.ts";
import { settingsErrorMessage } from "./settings-error.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { settings } from "./testing/arbitraries.ts";

function complaint(value: unknown): string {
  const parsed = parseSettings(value);
  return parsed.ok ? "accepted" : settingsErrorMessage(parsed.error, "en");
}

describe("parseSettings", () => {
  it("takes any settings as they are, and none as the defaults", () => {
    expect(parseSettings({})).toEqual(ok(DEFAULT_SETTINGS));
    fc.assert(
      fc.property(settings, (given) => {
        expect(parseSettings(JSON.parse(JSON.stringify(given)))).toEqual(ok(given));
      }),
    );
  });

  it("reads steps as minutes or text, and maximumInterval by its other name", () => {
    const given = {
      learningSteps: ["30s", "1m", 10, "1.5h", "1d"],
      relearningSteps: [],
      maximumInterval: 365,
    };
    expect(parseSettings(given)).toEqual(
      ok({
        ...DEFAULT_SETTINGS,
        learningSteps: [0.5, 1, 10, 90, 1_440],
        relearningSteps: [],
        maximumIntervalDays: 365,
      }),
    );
  });

  it.each([
    [null, "Settings must be a JSON object, but are null."],
    [[], "Settings must be a JSON object, but are []."],
    [{ desiredRetention: 1.2 }, "desiredRetention must be a number from 0.01 to 0.999, but is 1.2."],
    [{ desiredRetention: "0.9" }, 'desiredRetention must be a number from 0.01 to 0.999, but is "0.9".'],
    [{ maximumInterval: 0 }, "maximumIntervalDays must be a whole number from 1 to 36500, but is 0."],
    [{ rolloverHour: 4.5 }, "rolloverHour must be a whole number from 0 to 23, but is 4.5."],
    [{ fuzz: 1 }, "fuzz must be true or false, but is 1."],
    [{ learningSteps: "1m" }, 'learningSteps must be a list, but is "1m".'],
    [
      { relearningSteps: ["10m", "soon"] },
      'relearningSteps[1] must be minutes or a text such as "10m", "2h" or "1d", from a second to a year, but is "soon".',
    ],
    [{ learningSteps: Array<number>(21).fill(1) }, "learningSteps may have at most 20 entries, but has 21."],
    [{ weights: [1, 2, 3] }, "weights must have 21 numbers, but has 3."],
    [
      { weights: [...DEFAULT_SETTINGS.weights.slice(0, 20), 7] },
      "weights[20] must be a number from 0.1 to 0.8, but is 7.",
    ],
    [
      { retention: 0.9 },
      "There is no setting retention. There are: desiredRetention, maximumIntervalDays, learningSteps, " +
        "relearningSteps, subDayIntervals, learnAheadMinutes, rolloverHour, fuzz, weights.",
    ],
  ])("refuses %j, naming the field and what it may be", (value, message) => {
    expect(complaint(value)).toBe(message);
  });

  it.each([NaN, Infinity, -Infinity])("refuses %d for every number", (number) => {
    expect(parseSettings({ desiredRetention: number }).ok).toBe(false);
    expect(parseSettings({ learningSteps: [number] }).ok).toBe(false);
    expect(parseSettings({ weights: [...DEFAULT_SETTINGS.weights.slice(0, 20), number] }).ok).toBe(false);
  });

  it("knows no field that objects have by themselves", () => {
    expect(complaint(JSON.parse('{"__proto__": 1}'))).toContain("There is no setting __proto__.");
    expect(complaint({ toString: 1 })).toContain("There is no setting toString.");
  });
});
