import type { CardId } from "#lib/core/ids.ts";
import { parseIsoMoment } from "#lib/core/iso-moment.ts";
import { studyDayOf, type Moment } from "#lib/core/time.ts";
import { fuzzRange } from "#lib/scheduling/fuzz.ts";
import { DEFAULT_LEECH_RULE, isLeechAt } from "#lib/scheduling/leech.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import { replayLog, type ReplayedReview } from "./replay-log.ts";

/** A value known from elsewhere, and what this code makes of it. */
export interface GoldenValue {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
  /** Whether the two are numbers that may differ in what a 32-bit program rounds off. */
  readonly isRounded?: true;
}

/** Relative. */
const TOLERANCE = 1e-6;

const CARD = "a" as CardId;
const MINUTES_PER_DAY = 1_440;

/** Ratings and intervals of ts-fsrs's own test, each review at its due time. */
const RATINGS: readonly Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
const INTERVALS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];

/** The same for its test of the memory state. */
const MEMORY_RATINGS: readonly Rating[] = [1, 3, 3, 3, 3, 3];
const MEMORY_GAPS = [0, 0, 1, 3, 8, 21];

/** Every golden value: rollover at 4:00, steps 1 m 10 m and 10 m, no fuzz. */
export function goldenValues(): readonly GoldenValue[] {
  return [...memoryValues(), ...intervalValues(), ...ruleValues(), ...dayValues()];
}

/** Whether a value is as it should be. */
export function agrees({ expected, actual, isRounded }: GoldenValue): boolean {
  if (isRounded !== true) return expected === actual;
  return Math.abs(Number(actual) / Number(expected) - 1) <= TOLERANCE;
}

function memoryValues(): readonly GoldenValue[] {
  const last = replayed(
    MEMORY_RATINGS,
    MEMORY_GAPS.map((days) => days * MINUTES_PER_DAY),
  ).at(-1);
  const history = `ratings ${MEMORY_RATINGS.join(",")} at gaps ${MEMORY_GAPS.join(",")} days`;
  return [
    {
      name: `stability after ${history}`,
      expected: "53.62691",
      actual: `${last?.stability ?? ""}`,
      isRounded: true,
    },
    {
      name: `difficulty after ${history}`,
      expected: "6.3574867",
      actual: `${last?.difficulty ?? ""}`,
      isRounded: true,
    },
  ];
}

function intervalValues(): readonly GoldenValue[] {
  // A step of less than a day counts as ten minutes.
  const gaps = [0, ...INTERVALS.slice(0, -1).map((days) => days * MINUTES_PER_DAY || 10)];
  const days = replayed(RATINGS, gaps).map(({ intervalDays }) => intervalDays);
  const text = (values: readonly number[]): string => values.join(",");
  return [
    {
      name: `intervals after ratings ${text(RATINGS)}, each when due`,
      expected: text(INTERVALS),
      actual: text(days),
    },
  ];
}

function ruleValues(): readonly GoldenValue[] {
  const range = (interval: number): string => {
    const { shortest, longest } = fuzzRange(interval, 0, DEFAULT_SETTINGS.maximumIntervalDays);
    return `${shortest} to ${longest}`;
  };
  const leeches = Array.from({ length: 20 }, (_, index) => index + 1).filter((lapses) =>
    isLeechAt(lapses, DEFAULT_LEECH_RULE),
  );
  const weights =
    ".212 1.2931 2.3065 8.2956 6.4133 .8334 3.0194 .001 1.8722 .1666 .796 1.4835 .0614 .2629 1.6483 .6014 1.8729 " +
    ".5425 .0912 .0658 .1542";
  return [
    { name: "default parameters", expected: weights, actual: DEFAULT_WEIGHTS.map(unpadded).join(" ") },
    {
      name: "recall after as many days as the stability",
      expected: "0.900000",
      actual: retrievability(37, 37, DEFAULT_WEIGHTS).toFixed(6),
    },
    { name: "fuzz of 2 days", expected: "2 to 2", actual: range(2) },
    { name: "fuzz of 7 days", expected: "5 to 9", actual: range(7) },
    { name: "fuzz of 17 days", expected: "14 to 20", actual: range(17) },
    { name: "fuzz of 37 days", expected: "33 to 41", actual: range(37) },
    { name: "learning steps, minutes", expected: "1,10", actual: DEFAULT_SETTINGS.learningSteps.join(",") },
    { name: "relearning steps, minutes", expected: "10", actual: DEFAULT_SETTINGS.relearningSteps.join(",") },
    { name: "learn ahead, minutes", expected: "20", actual: `${DEFAULT_SETTINGS.learnAheadMinutes}` },
    { name: "lapses up to 20 at which a card is a leech", expected: "8,12,16,20", actual: leeches.join(",") },
  ];
}

/** Study days between two moments in Shanghai, where ts-fsrs's days, being UTC's, begin at 08:00. */
function dayValues(): readonly GoldenValue[] {
  const between = (from: string, to: string): string =>
    `${studyDayOf(momentAt(to), DEFAULT_SETTINGS.rolloverHour) - studyDayOf(momentAt(from), DEFAULT_SETTINGS.rolloverHour)}`;
  return [
    {
      name: "study days from 07:50 to 08:10, +08:00",
      expected: "0",
      actual: between("2026-11-21T07:50:00+08:00", "2026-11-21T08:10:00+08:00"),
    },
    {
      name: "study days from 22:00 to 07:30, +08:00",
      expected: "1",
      actual: between("2026-11-21T22:00:00+08:00", "2026-11-22T07:30:00+08:00"),
    },
    {
      name: "study days from 03:59 to 04:00, +08:00",
      expected: "1",
      actual: between("2026-11-22T03:59:00+08:00", "2026-11-22T04:00:00+08:00"),
    },
  ];
}

/** One card rated again and again. @param gaps minutes before each rating */
function replayed(ratings: readonly Rating[], gaps: readonly number[]): readonly ReplayedReview[] {
  let at = momentAt("2022-11-29T20:30:00+08:00");
  const reviews = ratings.map((rating, index) => {
    at = { ...at, atMs: at.atMs + (gaps[index] ?? 0) * 60_000 };
    return { card: CARD, at, rating, zulu: false };
  });
  return replayLog(reviews, DEFAULT_SETTINGS);
}

function momentAt(text: string): Moment {
  const parsed = parseIsoMoment(text);
  if (!parsed.ok) throw new Error(`Not a moment: ${text}`);
  return parsed.value;
}

/** As such tables write numbers below one. */
function unpadded(value: number): string {
  return `${value}`.replace(/^0\./, ".");
}
