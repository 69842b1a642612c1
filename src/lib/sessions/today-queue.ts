import type { CardId, PresetId, TopicId } from "#lib/core/ids.ts";
import { studyDayOf, type Moment, type StudyDay } from "#lib/core/time.ts";
import { buildQueue, type PresetToday } from "#lib/scheduling/build-queue.ts";
import { newCardsLeft, type ShownToday } from "#lib/scheduling/daily-limits.ts";
import type { Candidate, Queue } from "#lib/scheduling/queue.ts";
import type { DayTotals } from "#lib/store/aggregate-rows.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { daySums } from "#lib/store/sums.ts";
import { dueCandidates, newCardsOf } from "#lib/store/due-candidates.ts";
import type { Store } from "#lib/store/open.ts";
import { queueRange } from "#lib/store/queue-range.ts";
import { studyDayEndMs } from "./study-day.ts";
import { planOf, readStudyPlans, type StudyPlan, type StudyPlans } from "./study-plan.ts";

/** More than anyone answers in one sitting: of a longer backlog the next are read when these are done. */
const REVIEWS_AT_ONCE = 500;

/** Where the longest due do not simply come first, the order is made among this many. */
const MOST_REVIEWS = 2_000;

/** New cards are put in another order than that of adding among this many. */
const MOST_NEW = 2_000;

/** What is left of today, with the cards as they were read. */
export interface TodayQueue {
  readonly queue: Queue;
  readonly cards: ReadonlyMap<CardId, CardRow>;
  readonly plans: StudyPlans;
  /** Cards ready for review beyond those that were read. */
  readonly unread: number;
  /** Ratings given today, all kinds together. */
  readonly ratedToday: number;
}

/** Reads today's candidates and orders them. The same day gives the same order, so a reload goes on where it was. */
export async function readTodayQueue(store: Store, moment: Moment): Promise<TodayQueue> {
  // A study day begins with its date or some hours later: both are read beside the plans, which say which it is.
  const date = studyDayOf(moment, 0);
  const [plans, sums] = await Promise.all([readStudyPlans(store), daySums(store, date - 1, date)]);
  const { settings } = plans.standard;
  const studyDay = studyDayOf(moment, settings);
  const totals = sums.filter((day) => day.studyDay === studyDay);
  const presets = presetsToday(plans, totals);
  const isInParts = comesInParts(plans);
  const mostReviews = isInParts ? REVIEWS_AT_ONCE : MOST_REVIEWS;
  const readCandidates = dueCandidates(store, {
    studyDay,
    stepsUntilMs: studyDayEndMs(moment, settings),
    limits: { reviews: mostReviews, newCards: newWanted(plans, plans.standard, presets), newExercises: 0 },
    deckId: null,
  });
  // Side by side with them: whether it is wanted would be known only after.
  const countReviews = isInParts ? queueRange(store, null, "review", studyDay).count() : 0;
  const [candidates, ready] = await Promise.all([readCandidates, countReviews]);
  const newCards =
    plans.deckPresets.size === 0 ? candidates.newCards : await newByDeck(store, plans, presets, studyDay);
  const rows = [...candidates.inSteps, ...candidates.reviews, ...newCards];
  return {
    queue: buildQueue(
      rows.map((row) => candidateOf(row, plans)),
      {
        now: moment,
        settings,
        presets,
        orders: plans.standard.orders,
        topicOrder: await topicOrderFor(plans),
        seed: studyDay,
      },
    ),
    cards: new Map(rows.map((row) => [row.id, row])),
    plans,
    unread: Math.max(0, ready - candidates.reviews.length),
    ratedToday: count(totals.flatMap((day) => [day.new, day.steps, day.review])),
  };
}

/** Whether a part of what is due can stand for all: the longest due come first, and no limit leaves any of them out. */
function comesInParts({ standard, exercises, presets }: StudyPlans): boolean {
  const isUnlimited = ({ limits }: StudyPlan): boolean => limits.reviews === null;
  return standard.orders.reviews === "due" && [exercises, ...presets.values()].every(isUnlimited);
}

/** The map of topics is read only where new cards go by it. */
async function topicOrderFor({ standard }: StudyPlans): Promise<readonly TopicId[]> {
  if (standard.orders.newCards !== "topics") return [];
  const { TOPICS } = await import("#lib/mastery/topics.ts");
  return TOPICS.map(({ id }) => id);
}

/** A card as the queue sees it. */
export function candidateOf(card: CardRow, plans: StudyPlans): Candidate {
  const { id: cardId, memory, topic } = card;
  const { presetId, burySiblings } = planOf(card, plans);
  const base = { cardId, memory, presetId, topic, isExercise: card.kind === "exercise" };
  if (card.kind === "exercise" || !burySiblings) return base;
  const { context, subject, attribute } = card.key;
  return { ...base, fact: JSON.stringify([context, subject, attribute]) };
}

function presetsToday(plans: StudyPlans, totals: readonly DayTotals[]): ReadonlyMap<PresetId, PresetToday> {
  const today = ({ presetId, limits, settings }: StudyPlan): [PresetId, PresetToday] => {
    const days = totals.filter((day) => day.presetId === presetId);
    const shownToday: ShownToday = {
      newCards: count(days.map((day) => day.new)),
      reviews: count(days.map((day) => day.review)),
    };
    return [presetId, { limits, settings, shownToday }];
  };
  return new Map([plans.exercises, ...plans.presets.values()].map(today));
}

/** How many new cards to read: some more than may be shown, since siblings of others will be left out. */
function newWanted(
  plans: StudyPlans,
  { presetId }: StudyPlan,
  presets: ReadonlyMap<PresetId, PresetToday>,
): number {
  const preset = presets.get(presetId);
  const left = preset === undefined ? 0 : newCardsLeft(preset.limits, preset.shownToday, 0);
  if (left === 0) return 0;
  return plans.standard.orders.newCards === "added" ? Math.min(MOST_NEW, 2 * left + 10) : MOST_NEW;
}

/** New cards where decks have presets of their own, each preset's own share. */
async function newByDeck(
  store: Store,
  plans: StudyPlans,
  presets: ReadonlyMap<PresetId, PresetToday>,
  studyDay: StudyDay,
): Promise<readonly CardRow[]> {
  const ofPresets = [...plans.presets.values()].map((plan) =>
    newCardsOf(store, {
      studyDay,
      isWanted: (deckId) => planOf({ kind: "basic", deckId }, plans).presetId === plan.presetId,
      limit: newWanted(plans, plan, presets),
    }),
  );
  return (await Promise.all(ofPresets)).flat().sort((a, b) => a.position - b.position);
}

function count(ratings: readonly (readonly number[])[]): number {
  return ratings.flat().reduce((sum, value) => sum + value, 0);
}
