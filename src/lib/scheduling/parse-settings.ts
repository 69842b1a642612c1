import { err, ok, type Result } from "#lib/core/result.ts";
import type { SettingsError } from "./settings-error.ts";
import { DEFAULT_SETTINGS, type Minutes, type SchedulingSettings } from "./settings.ts";
import { MOST_STEPS, parseStep } from "./step-text.ts";
import { WEIGHT_RANGES, type Range, type Weights } from "./weights.ts";

type Parsed<T> = Result<T, SettingsError>;

const RANGES = {
  desiredRetention: { min: 0.01, max: 0.999 },
  maximumIntervalDays: { min: 1, max: 36_500 },
  learnAheadMinutes: { min: 0, max: 1_440 },
  rolloverHour: { min: 0, max: 23 },
} as const satisfies Partial<Record<keyof SchedulingSettings, Range>>;

/** What a file may say. A change of the hour is the device's own: it names a day of its log. */
type Field = Exclude<keyof SchedulingSettings, "rolloverBefore">;

const FIELDS: {
  readonly [Name in Field]: (value: unknown) => Parsed<SchedulingSettings[Name]>;
} = {
  desiredRetention: (value) => inRange("desiredRetention", value, RANGES.desiredRetention, false),
  maximumIntervalDays: (value) => inRange("maximumIntervalDays", value, RANGES.maximumIntervalDays, true),
  learningSteps: (value) => steps("learningSteps", value),
  relearningSteps: (value) => steps("relearningSteps", value),
  subDayIntervals: (value) => toggle("subDayIntervals", value),
  learnAheadMinutes: (value) => inRange("learnAheadMinutes", value, RANGES.learnAheadMinutes, false),
  rolloverHour: (value) => inRange("rolloverHour", value, RANGES.rolloverHour, true),
  fuzz: (value) => toggle("fuzz", value),
  weights,
};

/** Names that other programs use for the same fields. */
const ALIASES: ReadonlyMap<string, Field> = new Map([["maximumInterval", "maximumIntervalDays"]]);

/**
 * Settings from anywhere: a file, a backup, the database. Missing fields take their defaults, unknown ones are
 * refused, steps may be minutes or text such as "10m" or "1d".
 */
export function parseSettings(value: unknown): Parsed<SchedulingSettings> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return err({ problem: "not-an-object", got: shown(value) });
  }
  let settings = DEFAULT_SETTINGS;
  for (const [name, given] of Object.entries(value)) {
    const field = ALIASES.get(name) ?? name;
    if (!isField(field)) return err({ problem: "unknown-field", field: name, known: Object.keys(FIELDS) });
    const parsed = FIELDS[field](given);
    if (!parsed.ok) return parsed;
    settings = { ...settings, [field]: parsed.value };
  }
  return ok(settings);
}

function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}

function inRange(field: string, value: unknown, range: Range, whole: boolean): Parsed<number> {
  const fits =
    typeof value === "number" &&
    value >= range.min &&
    value <= range.max &&
    (!whole || Number.isInteger(value));
  return fits ? ok(value) : err({ problem: "out-of-range", field, ...range, whole, got: shown(value) });
}

function toggle(field: string, value: unknown): Parsed<boolean> {
  return typeof value === "boolean" ? ok(value) : err({ problem: "not-a-switch", field, got: shown(value) });
}

function steps(field: string, value: unknown): Parsed<readonly Minutes[]> {
  if (!Array.isArray(value)) return err({ problem: "not-a-list", field, got: shown(value) });
  if (value.length > MOST_STEPS) {
    return err({ problem: "wrong-length", field, min: 0, max: MOST_STEPS, length: value.length });
  }
  const parsed: Minutes[] = [];
  for (const [index, step] of value.entries()) {
    const minutes = parseStep(step);
    if (minutes === null)
      return err({ problem: "not-a-step", field: `${field}[${index}]`, got: shown(step) });
    parsed.push(minutes);
  }
  return ok(parsed);
}

function weights(value: unknown): Parsed<Weights> {
  const count = WEIGHT_RANGES.length;
  if (!Array.isArray(value)) return err({ problem: "not-a-list", field: "weights", got: shown(value) });
  if (value.length !== count) {
    return err({ problem: "wrong-length", field: "weights", min: count, max: count, length: value.length });
  }
  const parsed: number[] = [];
  for (const [index, range] of WEIGHT_RANGES.entries()) {
    const weight = inRange(`weights[${index}]`, value[index], range, false);
    if (!weight.ok) return weight;
    parsed.push(weight.value);
  }
  return ok(parsed);
}

/** The value as JSON, short enough for a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
