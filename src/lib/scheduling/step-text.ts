import type { Minutes } from "./settings.ts";

const MINUTES_PER_UNIT: Readonly<Record<string, Minutes>> = { s: 1 / 60, m: 1, h: 60, d: 1_440 };

/** A second and a year. */
const SHORTEST: Minutes = 1 / 60;
const LONGEST: Minutes = 525_600;

/**
 * One learning step: minutes as a number, or text with a unit ("30s", "10m", "2h", "1d").
 * @returns minutes, or null if it is neither or not between a second and a year
 */
export function parseStep(value: unknown): Minutes | null {
  const minutes = typeof value === "string" ? minutesOfText(value) : value;
  if (typeof minutes !== "number") return null;
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : null;
}

function minutesOfText(text: string): Minutes | null {
  const match = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim());
  if (match === null) return null;
  const [, count = "", unit = ""] = match;
  const minutesPerUnit = MINUTES_PER_UNIT[unit];
  return minutesPerUnit === undefined ? null : Number(count) * minutesPerUnit;
}
