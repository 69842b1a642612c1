import { err, ok, type Result } from "#lib/core/result.ts";
import type { Minutes } from "./settings.ts";

const MINUTES_PER_UNIT: Readonly<Record<string, Minutes>> = { s: 1 / 60, m: 1, h: 60, d: 1_440 };

/** A second and a year. */
const SHORTEST: Minutes = 1 / 60;
const LONGEST: Minutes = 525_600;

/** More steps than this are a mistake, not a schedule. */
export const MOST_STEPS = 20;

/** Why a text is no list of steps. */
export type StepsProblem =
  | { readonly kind: "not-a-step"; readonly got: string }
  | { readonly kind: "too-many"; readonly most: number };

/**
 * One learning step: minutes as a number, or text with a unit ("30s", "10m", "2h", "1d").
 * @returns minutes, or null if it is neither or not between a second and a year
 */
export function parseStep(value: unknown): Minutes | null {
  const minutes = typeof value === "string" ? minutesOfText(value) : value;
  if (typeof minutes !== "number") return null;
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : null;
}

/** Steps as a learner types them: "1m 10m 1d", a number alone in minutes, commas for spaces; nothing is no steps. */
export function parseSteps(text: string): Result<readonly Minutes[], StepsProblem> {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,、;]+/)
    .filter((word) => word !== "");
  if (words.length > MOST_STEPS) return err({ kind: "too-many", most: MOST_STEPS });
  const steps: Minutes[] = [];
  for (const word of words) {
    const minutes = parseStep(/^[\d.]+$/.test(word) ? `${word}m` : word);
    if (minutes === null) return err({ kind: "not-a-step", got: word });
    steps.push(minutes);
  }
  return ok(steps);
}

/** Steps in the text that `parseSteps` reads, each in the largest unit that makes it whole. */
export function stepsText(steps: readonly Minutes[]): string {
  return steps.map(stepText).join(" ");
}

function stepText(minutes: Minutes): string {
  for (const [unit, perUnit] of [
    ["d", 1_440],
    ["h", 60],
    ["m", 1],
  ] as const)
    if (Number.isInteger(minutes / perUnit)) return `${String(minutes / perUnit)}${unit}`;
  // To a thousandth of a second: a third of a minute is 20 seconds, whatever it is in binary.
  return `${String(Math.round(minutes * 60_000) / 1_000)}s`;
}

function minutesOfText(text: string): Minutes | null {
  const match = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim());
  if (match === null) return null;
  const [, count = "", unit = ""] = match;
  const minutesPerUnit = MINUTES_PER_UNIT[unit];
  return minutesPerUnit === undefined ? null : Number(count) * minutesPerUnit;
}
