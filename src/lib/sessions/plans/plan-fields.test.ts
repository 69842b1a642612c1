import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CARD_PLAN } from "../study-plan.ts";
import { fieldProblemText } from "./field-problem-text.ts";
import { isDefault, toDefaults, withChange } from "./plan-change.ts";
import { fieldText, readField, type PlanFieldName } from "./plan-fields.ts";

const FIELDS: readonly PlanFieldName[] = [
  "newCards",
  "reviews",
  "desiredRetention",
  "maximumIntervalDays",
  "learnAheadMinutes",
  "leechThreshold",
  "learningSteps",
  "relearningSteps",
];

function typed(name: PlanFieldName, text: string) {
  const read = readField(name, text);
  return read.ok ? fieldText(withChange(CARD_PLAN, read.value), name) : read.error;
}

describe("a field of a plan", () => {
  it.each(FIELDS)("%s reads what it shows: nothing changes", (name) => {
    const read = readField(name, fieldText(CARD_PLAN, name));
    expect(read.ok && withChange(CARD_PLAN, read.value)).toEqual(CARD_PLAN);
  });

  it.each(FIELDS)("%s shows what was typed, and never takes what no plan can hold", (name) => {
    fc.assert(
      fc.property(fc.oneof(fc.integer().map(String), fc.double().map(String), fc.string()), (text) => {
        const read = readField(name, text);
        if (!read.ok) return;
        const shown = fieldText(withChange(CARD_PLAN, read.value), name);
        const again = readField(name, shown);
        expect(again.ok && fieldText(withChange(CARD_PLAN, again.value), name)).toBe(shown);
      }),
    );
  });

  it.each([
    ["newCards", "0", "0"],
    ["newCards", "", ""],
    ["reviews", "　２００ ", "200"],
    ["desiredRetention", "92.5%", "92.5"],
    ["desiredRetention", "70", "70"],
    ["learningSteps", "", ""],
    ["learningSteps", "1，10", "1m 10m"],
    ["leechThreshold", "4", "4"],
  ] as const)("%s takes %j", (name, text, shown) => {
    expect(typed(name, text)).toBe(shown);
  });

  it.each([
    ["newCards", "-1"],
    ["newCards", "3.5"],
    ["newCards", "10000"],
    ["newCards", "many"],
    ["newCards", "1e3"],
    ["newCards", "0x10"],
    ["desiredRetention", ""],
    ["desiredRetention", "100"],
    ["desiredRetention", "69.9"],
    ["desiredRetention", "0.9"],
    ["maximumIntervalDays", "0"],
    ["maximumIntervalDays", "∞"],
    ["learnAheadMinutes", "1441"],
    ["leechThreshold", ""],
  ] as const)("%s refuses %j and names what was typed", (name, text) => {
    expect(typed(name, text)).toMatchObject({ kind: "not-in-range", got: text });
  });

  it("says what is wrong, what may stand there, and what still holds", () => {
    const read = readField("newCards", "many");
    if (read.ok) throw new Error("It should be refused.");
    const text = fieldProblemText(read.error, fieldText(CARD_PLAN, "newCards"));
    for (const part of ["many", "0", "9999", "20"]) expect(text).toContain(part);
    const steps = readField("learningSteps", "1m 10x");
    if (steps.ok) throw new Error("It should be refused.");
    const stepsText = fieldProblemText(steps.error, fieldText(CARD_PLAN, "learningSteps"));
    for (const part of ["10x", "1m 10m"]) expect(stepsText).toContain(part);
  });
});

describe("a change of a plan", () => {
  it("leaves what it does not name", () => {
    const changed = withChange(CARD_PLAN, { limits: { newCards: 3 }, settings: { fuzz: true } });
    expect(changed.limits).toEqual({ ...CARD_PLAN.limits, newCards: 3 });
    expect(changed.settings).toEqual({ ...CARD_PLAN.settings, fuzz: true });
    expect(changed.orders).toEqual(CARD_PLAN.orders);
  });

  it("goes back to the defaults, save the weights and the hour at which days begin", () => {
    const settings = { ...CARD_PLAN.settings, weights: [1], rolloverHour: 6, desiredRetention: 0.8 };
    const changed = withChange(
      { ...CARD_PLAN, settings, burySiblings: false },
      toDefaults(CARD_PLAN.presetId),
    );
    expect(changed).toEqual({
      ...CARD_PLAN,
      settings: { ...CARD_PLAN.settings, weights: [1], rolloverHour: 6 },
    });
    expect(isDefault(changed)).toBe(true);
    expect(isDefault(withChange(changed, { burySiblings: false }))).toBe(false);
  });
});
