import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { seededRandom, type Random } from "#lib/core/random.ts";
import { MS_PER_DAY, MS_PER_HOUR } from "#lib/core/time.ts";
import { answerAt } from "../answer.ts";
import type { RateEvent } from "../event.ts";
import type { Memory, Rating } from "../memory.ts";
import { retrievability } from "../retrievability.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "../settings.ts";
import { DEFAULT_WEIGHTS, type Weights } from "../weights.ts";

/** A learner who forgets sooner than most, and gains more by each success. */
export const FORGETFUL: Weights = DEFAULT_WEIGHTS.map((weight, index) =>
  index < 4 ? weight / 3 : index === 8 ? weight + 0.4 : weight,
);

const FIRST_DAY = 20_000;

/** After so many days the learner stops. */
const DAYS = 1_500;

export interface SimulatedLearner {
  /** What the learner's memory really does. */
  readonly weights: Weights;
  readonly seed: number;
  /** At least as many; the last card is seen to its end. Ten cards are new each day. */
  readonly ratings: number;
  readonly presetId?: string;
}

interface Seen {
  memory: Memory;
  /** The same past as the learner's own memory has it. */
  truth: Memory;
}

/** The log of a learner with a known memory who reviews by the default settings, a few days late at times. */
export function simulatedLog({
  weights,
  seed,
  ratings,
  presetId = "default",
}: SimulatedLearner): RateEvent[] {
  const random = seededRandom(seed);
  const learner: SchedulingSettings = { ...DEFAULT_SETTINGS, weights };
  const drafts: {
    readonly cardId: CardId;
    readonly day: number;
    readonly rating: Rating;
    readonly phase: Memory["phase"];
  }[] = [];
  for (let card = 0; drafts.length < ratings; card++) {
    const cardId = `card ${card}` as CardId;
    const seen: Seen = { memory: { phase: "new" }, truth: { phase: "new" } };
    let day = FIRST_DAY + Math.floor(card / 10);
    for (let review = 0; review < 12 && day < FIRST_DAY + DAYS; review++) {
      const rating = ratingOf(seen.truth, day, learner, random);
      drafts.push({ cardId, day, rating, phase: seen.memory.phase });
      const at = { studyDay: day, atMs: day * MS_PER_DAY };
      seen.memory = answerAt(seen.memory, rating, at, DEFAULT_SETTINGS, cardId).memory;
      seen.truth = answerAt(seen.truth, rating, at, learner, cardId).memory;
      if (seen.memory.phase === "review") day = seen.memory.dueDay + Math.floor(3 * random() ** 3);
      else if (random() < 0.2) day += 1;
    }
  }
  return drafts
    .sort((a, b) => a.day - b.day)
    .map(({ cardId, day, rating, phase }, seq) => ({
      id: `simulated ${seq}` as EventId,
      deviceId: "simulated" as DeviceId,
      seq,
      atMs: day * MS_PER_DAY + 8 * MS_PER_HOUR + seq,
      utcOffsetMinutes: 0,
      studyDay: day,
      kind: "rate",
      cardId,
      rating,
      phase,
      durationMs: 5_000,
      chosenDueDay: null,
      presetId: presetId as PresetId,
      parametersId: "fsrs-6-default" as ParametersId,
    }));
}

function ratingOf(truth: Memory, day: number, { weights }: SchedulingSettings, random: Random): Rating {
  const drawn = random();
  const right: Rating = drawn < 0.1 ? 2 : drawn < 0.9 ? 3 : 4;
  if (truth.phase === "new") return drawn < 0.2 ? 1 : right;
  const elapsedDays = Math.max(day - truth.lastStudyDay, 0);
  const recall = elapsedDays === 0 ? 0.9 : retrievability(truth.stability, elapsedDays, weights);
  return random() < recall ? right : 1;
}
