import { describe, expect, it } from "vitest";

import { formatIsoMoment, parseIsoMoment } from "#lib/core/iso-moment.ts";
import { seededRandom, type Random } from "#lib/core/random.ts";
import { parseSettings } from "#lib/scheduling/parse-settings.ts";
import { DEFAULT_WEIGHTS, WEIGHT_RANGES } from "#lib/scheduling/weights.ts";
import { replayLog, type ReplayedReview } from "../../scripts/replay/replay-log.ts";
import { parseLog } from "../../scripts/replay/review-line.ts";
import {
  replayByFormula,
  type Grade,
  type ReferenceReview,
  type ReferenceSettings,
} from "../../scripts/scheduling-tables/fsrs-by-formula.ts";

const START = Date.UTC(2026, 10, 21, 0, 0);
const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** The log as text goes in through the same parser that the command uses. */
function replayed(log: readonly ReferenceReview[], settings: ReferenceSettings): ReplayedReview[] {
  const text = log.map(({ card, atMs, offsetMinutes, grade }) =>
    JSON.stringify({ card, at: formatIsoMoment({ atMs, utcOffsetMinutes: offsetMinutes }), rating: grade }),
  );
  const reviews = parseLog(text.join("\n"));
  if (!reviews.ok) throw new Error(reviews.error.message);
  const parsed = parseSettings({
    desiredRetention: settings.retention,
    maximumInterval: settings.maximum,
    learningSteps: settings.learning,
    relearningSteps: settings.relearning,
    rolloverHour: settings.rollover,
    weights: settings.w,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return replayLog(reviews.value, parsed.value);
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("Nothing to pick from");
  return value;
}

const OFFSETS = [480, 0, -420, 345, 765, -720];
const STEPS = [[1, 10], [], [10], [1, 10, 2_880], [0.5, 30, 720, 1_440]] as const;
const GAPS = [0, 0.2, 1, 7, 30, 400, DAY_MINUTES, 2 * DAY_MINUTES, 9 * DAY_MINUTES, 60 * DAY_MINUTES];

function randomSettings(random: Random): ReferenceSettings {
  // Every weight up to 15 % away from its default, as far as that is allowed.
  const varied = DEFAULT_WEIGHTS.map((weight, index) => {
    const { min, max } = WEIGHT_RANGES[index] ?? { min: 0, max: 0 };
    return Math.min(max, Math.max(min, weight * (0.85 + 0.3 * random())));
  });
  return {
    retention: pick(random, [0.9, 0.8, 0.97, 0.7 + 0.25 * random()]),
    maximum: pick(random, [36_500, 365, 30, 1]),
    learning: pick(random, STEPS),
    relearning: pick(random, STEPS),
    rollover: pick(random, [4, 0, 23, 12]),
    w: random() < 0.4 ? DEFAULT_WEIGHTS : varied,
  };
}

/** Several cards, interleaved; some reviews of one instant, some zones changed on the way; lines shuffled. */
function randomLog(random: Random, shuffled: boolean): ReferenceReview[] {
  const log: ReferenceReview[] = [];
  let atMs = START + Math.floor(random() * DAY_MINUTES) * MINUTE;
  let offsetMinutes = pick(random, OFFSETS);
  const count = 5 + Math.floor(random() * 35);
  for (let index = 0; index < count; index++) {
    atMs += Math.round(pick(random, GAPS) * (0.5 + random())) * MINUTE;
    if (random() < 0.1) offsetMinutes = pick(random, OFFSETS);
    const grade = pick<Grade>(random, [1, 2, 3, 3, 3, 4]);
    log.push({ card: pick(random, ["a", "b", "c 词"]), atMs, offsetMinutes, grade });
  }
  if (!shuffled) return log;
  // Lines of different instants change places; those of one instant stay in order among themselves.
  const keys = new Map<number, number>();
  for (const { atMs: instant } of log) if (!keys.has(instant)) keys.set(instant, random());
  return log.toSorted((a, b) => (keys.get(a.atMs) ?? 0) - (keys.get(b.atMs) ?? 0));
}

describe("replay against the published formulas", () => {
  it.each([
    ["default settings, in order", 1, false, false],
    ["any settings, in order", 2, true, false],
    ["any settings, lines in any order", 3, true, true],
  ])("%s", (_, seed, varied, shuffled) => {
    const random = seededRandom(seed);
    const usual: ReferenceSettings = {
      ...{ retention: 0.9, maximum: 36_500, learning: [1, 10], relearning: [10], rollover: 4 },
      w: DEFAULT_WEIGHTS,
    };
    let reviews = 0;
    for (let run = 0; run < 700; run++) {
      const settings = varied ? randomSettings(random) : usual;
      const log = randomLog(random, shuffled);
      const theirs = replayByFormula(log, settings);
      const ours = replayed(log, settings);
      expect(ours.map(({ card }) => card)).toEqual(theirs.map(({ card }) => card));
      for (const [index, line] of ours.entries()) {
        const reference = theirs[index];
        if (reference === undefined) throw new Error("A line too many");
        const due = parseIsoMoment(line.due);
        const near =
          Math.abs(line.stability / reference.stability - 1) +
          Math.abs(line.difficulty - reference.difficulty);
        // The library keeps eight decimals, so an interval close to a half may be rounded either way.
        const isOnEdge = reference.margin < 1e-3 * Math.max(1, reference.intervalDays);
        const agrees =
          line.phase === reference.phase &&
          line.elapsedDays === reference.elapsedDays &&
          near < 1e-4 &&
          (isOnEdge ||
            (line.intervalDays === reference.intervalDays && due.ok && due.value.atMs === reference.dueMs));
        if (!agrees) expect.fail(JSON.stringify({ seed, run, index, line, reference, settings, log }));
        if (isOnEdge) continue;
        reviews++;
      }
    }
    expect(reviews).toBeGreaterThan(8_000);
  });

  it("finds the golden values itself", () => {
    const gaps = [0, 0, 1, 3, 8, 21];
    let atMs = START;
    const log = gaps.map((gap, index): ReferenceReview => {
      atMs += gap * DAY_MINUTES * MINUTE;
      return { card: "a", atMs, offsetMinutes: 480, grade: index === 0 ? 1 : 3 };
    });
    const usual = { retention: 0.9, maximum: 36_500, learning: [1, 10], relearning: [10], rollover: 4 };
    const last = replayByFormula(log, { ...usual, w: DEFAULT_WEIGHTS }).at(-1);
    expect(last?.stability).toBeCloseTo(53.62691, 4);
    expect(last?.difficulty).toBeCloseTo(6.3574867, 6);
  });
});
