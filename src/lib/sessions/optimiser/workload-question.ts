import { studyDayOf, type Moment } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import type { WorkloadCard, WorkloadQuestion } from "#lib/scheduling/optimiser/workload.ts";
import type { DayTotals, RatingCounts } from "#lib/store/aggregate-rows.ts";
import { sampleCards } from "#lib/store/card-sample.ts";
import { counts } from "#lib/store/counts.ts";
import { daySums } from "#lib/store/sums.ts";
import type { Store } from "#lib/store/open.ts";
import { studyDayEndMs } from "../study-day.ts";
import { EXERCISE_PLAN, type StudyPlan } from "../study-plan.ts";

/** More cards than this are sampled: the simulation joins cards that are alike, so that a share tells as much. */
const MOST_CARDS = 5_000;

/** The learner's ratings of the last year tell how new cards and right answers will be rated. */
const DAYS_LOOKED_BACK = 365;

/** Ratings that everybody is taken to have given already: what they count for fades as a learner's own come in. */
const USUAL_FIRST: RatingCounts = [20, 10, 60, 10];
const USUAL_RIGHT: RatingCounts = [0, 10, 80, 10];

/** Where a limit of new cards a day is none, the simulation needs one all the same. */
const UNLIMITED_NEW = 1_000;

/** What the simulation has to know of the learner's own cards: those under every preset, with the settings of one. */
export async function workloadQuestion(
  store: Store,
  plan: StudyPlan,
  moment: Moment,
  days: number,
): Promise<WorkloadQuestion> {
  const today = studyDayOf(moment, plan.settings);
  const [sample, totals, { cards }] = await Promise.all([
    sampleCards(store, MOST_CARDS, 0.5),
    daySums(store, today - DAYS_LOOKED_BACK, today),
    counts(store, { studyDay: today, stepsUntilMs: studyDayEndMs(moment, plan.settings) }),
  ]);
  const ofCards = totals.filter(({ presetId }) => presetId !== EXERCISE_PLAN.presetId);
  const first = added(USUAL_FIRST, ofCards, "new");
  const right = added(USUAL_RIGHT, ofCards, "review");
  const allFirst = first[0] + first[1] + first[2] + first[3];
  const allRight = right[1] + right[2] + right[3];
  return {
    today,
    days,
    settings: plan.settings,
    cards: sample.memories.flatMap((memory) => seenCard(memory, moment, plan)),
    weight: sample.weight,
    newCards: { perDay: plan.limits.newCards ?? UNLIMITED_NEW, waiting: cards.new },
    firstRatings: {
      1: first[0] / allFirst,
      2: first[1] / allFirst,
      3: first[2] / allFirst,
      4: first[3] / allFirst,
    },
    rightRatings: { 2: right[1] / allRight, 3: right[2] / allRight, 4: right[3] / allRight },
  };
}

function added(usual: RatingCounts, totals: readonly DayTotals[], kind: "new" | "review"): RatingCounts {
  return totals.reduce<RatingCounts>(
    (sum, day) => [
      sum[0] + day[kind][0],
      sum[1] + day[kind][1],
      sum[2] + day[kind][2],
      sum[3] + day[kind][3],
    ],
    usual,
  );
}

function seenCard(memory: Memory, { utcOffsetMinutes }: Moment, { settings }: StudyPlan): WorkloadCard[] {
  if (memory.phase === "new") return [];
  const { stability, difficulty, lastStudyDay } = memory;
  const dueDay =
    memory.phase === "review"
      ? memory.dueDay
      : studyDayOf({ atMs: memory.dueAtMs, utcOffsetMinutes }, settings);
  return [{ stability, difficulty, lastStudyDay, dueDay }];
}
