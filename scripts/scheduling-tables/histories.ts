import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, type Moment } from "#lib/core/time.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";

/** A card with a past, about to be rated. */
export interface History {
  readonly settings: SchedulingSettings;
  /** How the table names the settings. */
  readonly settingsText: string;
  /** Ratings, with the moment of each. */
  readonly ratings: readonly { readonly rating: Rating; readonly at: Moment }[];
  readonly now: Moment;
  /** How the table names the past. */
  readonly text: string;
  /** Why bare ts-fsrs gives another interval: a note beneath the table. Null where it gives the same. */
  readonly why: Why | null;
}

/** The notes beneath the table, by number. */
export const WHYS = {
  hardOnStep: "a",
  easy: "b",
  longStep: "c",
  noSteps: "d",
  ceiling: "e",
  days: "f",
} as const;
export type Why = keyof typeof WHYS;

/** Evening in Shanghai: there the local day, the study day and the day in UTC are the same. */
const EVENING: Moment = { atMs: Date.UTC(2026, 10, 21, 12, 30), utcOffsetMinutes: 480 };

const NAMES: Readonly<Record<Rating, string>> = { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" };

const [M, H, D] = [MS_PER_MINUTE, MS_PER_HOUR, MS_PER_DAY];

/** Each rating and how long after it comes what is next. */
type Past = readonly (readonly [rating: Rating, thenMs: number])[];

const LEARNT: Past = [
  [3, 10 * M],
  [3, 2 * D],
];
const MATURE: Past = [...LEARNT, [3, 11 * D], [3, 46 * D]];
const LAPSED: Past = [...MATURE.slice(0, -1), [3, 46 * D], [1, 10 * M]];

const DEFAULTS = { text: "steps 1m 10m, relearning 10m", changes: {} };
const NO_STEPS = { text: "no steps", changes: { learningSteps: [], relearningSteps: [] } };

/** A dozen cards, then the same ones under other settings. */
export const HISTORIES: readonly History[] = [
  history(DEFAULTS, [], "hardOnStep"),
  history(DEFAULTS, [[1, M]], "easy"),
  history(DEFAULTS, [[3, 10 * M]], "hardOnStep"),
  history(DEFAULTS, LEARNT),
  history(DEFAULTS, MATURE),
  history(DEFAULTS, [...MATURE.slice(0, -1), [3, 90 * D]]),
  history(DEFAULTS, LAPSED),
  history({ text: "one step 15m", changes: { learningSteps: [15] } }, [], "hardOnStep"),
  history({ text: "steps 1m 10m 2d", changes: { learningSteps: [1, 10, 2_880] } }, LEARNT, "longStep"),
  history(NO_STEPS, [], "noSteps"),
  history(NO_STEPS, [[1, H]], "noSteps"),
  history(NO_STEPS, MATURE),
  history({ text: "retention 0.8", changes: { desiredRetention: 0.8 } }, MATURE),
  history({ text: "retention 0.95", changes: { desiredRetention: 0.95 } }, MATURE),
  history({ text: "at most 30 days", changes: { maximumIntervalDays: 30 } }, MATURE, "ceiling"),
  // Learnt at 22:00 and 22:10, asked at 07:30: the next day here, the same one in UTC.
  {
    ...history(
      DEFAULTS,
      [
        [3, 10 * M],
        [3, 9 * H + 20 * M],
      ],
      "days",
      1.5 * H,
    ),
  },
];

function history(
  { text: settingsText, changes }: { readonly text: string; readonly changes: Partial<SchedulingSettings> },
  past: Past,
  why: Why | null = null,
  laterMs = 0,
): History {
  let now: Moment = { ...EVENING, atMs: EVENING.atMs + laterMs };
  const ratings = past.map(([rating, thenMs]) => {
    const at = now;
    now = { ...now, atMs: now.atMs + thenMs };
    return { rating, at };
  });
  const text =
    past.length === 0
      ? "new"
      : past.map(([rating, thenMs]) => `${NAMES[rating]} ${spanText(thenMs)}`).join(", ");
  return { settings: { ...DEFAULT_SETTINGS, ...changes }, settingsText, ratings, now, text, why };
}

function spanText(ms: number): string {
  if (ms >= D) return `${ms / D}d`;
  return ms >= H ? `${Math.floor(ms / H)}h${ms % H === 0 ? "" : ` ${(ms % H) / M}m`}` : `${ms / M}m`;
}
