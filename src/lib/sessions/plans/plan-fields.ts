import { err, ok, type Result } from "#lib/core/result.ts";
import { parseSteps, stepsText, type StepsProblem } from "#lib/scheduling/step-text.ts";
import type { StudyPlan } from "../study-plan.ts";
import type { PlanChange } from "./plan-change.ts";

/** What of a plan is typed as a number. */
export type NumberFieldName =
  | "newCards"
  | "reviews"
  | "desiredRetention"
  | "maximumIntervalDays"
  | "learnAheadMinutes"
  | "leechThreshold";

export type StepsFieldName = "learningSteps" | "relearningSteps";

export type PlanFieldName = NumberFieldName | StepsFieldName;

/** Which numbers a field takes. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Nothing typed is no limit. */
  readonly optional: boolean;
}

/** Why a text is no value of a field; `got` is what was typed. */
export type FieldProblem =
  ({ readonly kind: "not-in-range"; readonly got: string } & NumberRange) | StepsProblem;

interface NumberField extends NumberRange {
  readonly of: (plan: StudyPlan) => number | null;
  readonly change: (value: number | null) => PlanChange;
}

const NUMBERS: Readonly<Record<NumberFieldName, NumberField>> = {
  newCards: {
    ...{ min: 0, max: 9_999, whole: true, optional: true },
    of: ({ limits }) => limits.newCards,
    change: (newCards) => ({ limits: { newCards } }),
  },
  reviews: {
    ...{ min: 0, max: 9_999, whole: true, optional: true },
    of: ({ limits }) => limits.reviews,
    change: (reviews) => ({ limits: { reviews } }),
  },
  // Per cent. Below, more is forgotten than remembered for the time it takes; at 100 a card would be due for ever.
  desiredRetention: {
    ...{ min: 70, max: 99, whole: false, optional: false },
    of: ({ settings }) => Math.round(settings.desiredRetention * 1_000) / 10,
    change: (percent) => settingsOf("desiredRetention", percent === null ? null : percent / 100),
  },
  maximumIntervalDays: {
    ...{ min: 1, max: 36_500, whole: true, optional: false },
    of: ({ settings }) => settings.maximumIntervalDays,
    change: (days) => settingsOf("maximumIntervalDays", days),
  },
  learnAheadMinutes: {
    ...{ min: 0, max: 1_440, whole: true, optional: false },
    of: ({ settings }) => settings.learnAheadMinutes,
    change: (minutes) => settingsOf("learnAheadMinutes", minutes),
  },
  leechThreshold: {
    ...{ min: 1, max: 99, whole: true, optional: false },
    of: ({ leeches }) => leeches.threshold,
    change: (threshold) => ({ leeches: { threshold } }),
  },
};

function settingsOf(
  name: "desiredRetention" | "maximumIntervalDays" | "learnAheadMinutes",
  value: number | null,
): PlanChange {
  return value === null ? {} : { settings: { [name]: value } };
}

/** What stands in a field: as it is read again, empty for no limit. */
export function fieldText(plan: StudyPlan, name: PlanFieldName): string {
  if (isSteps(name)) return stepsText(plan.settings[name]);
  return String(NUMBERS[name].of(plan) ?? "");
}

/** The change that a typed text asks for. */
export function readField(name: PlanFieldName, text: string): Result<PlanChange, FieldProblem> {
  if (!isSteps(name)) return readNumber(NUMBERS[name], text);
  const steps = parseSteps(text);
  return steps.ok ? ok({ settings: { [name]: steps.value } }) : steps;
}

function isSteps(name: PlanFieldName): name is StepsFieldName {
  return name === "learningSteps" || name === "relearningSteps";
}

function readNumber(
  { min, max, whole, optional, change }: NumberField,
  text: string,
): Result<PlanChange, FieldProblem> {
  // Full-width digits are digits; a unit that stands beside the field may be typed after the number.
  const typed = text.normalize("NFKC").trim();
  if (typed === "" && optional) return ok(change(null));
  const digits = /^(\d+(?:\.\d+)?)\s*%?$/.exec(typed)?.[1];
  const value = Number(digits);
  const fits = value >= min && value <= max && (!whole || Number.isInteger(value));
  return digits !== undefined && fits
    ? ok(change(value))
    : err({ kind: "not-in-range", got: typed, min, max, whole, optional });
}
