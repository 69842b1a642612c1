import type { CardId, PresetId, TopicId } from "#lib/core/ids.ts";
import { studyDayOf, type Moment } from "#lib/core/time.ts";
import { buildQueue, type PresetToday, type QueueContext } from "#lib/scheduling/build-queue.ts";
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

/** So many times as many new cards are read where too many of them are siblings of others. */
const MORE_NEW = 8;

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
    limits: { reviews: mostReviews, newCards: newWanted(plans, plans.standard, presets, 1), newExercises: 0 },
    deckId: null,
  });
  // Side by side with them: whether it is wanted would be known only after.
  const countReviews = isInParts ? queueRange(store, null, "review", studyDay).count() : 0;
  const [candidates, ready] = await Promise.all([readCandidates, countReviews]);
  const context: QueueContext = {
    now: moment,
    settings,
    presets,
    orders: plans.standard.orders,
    topicOrder: await topicOrderFor(plans),
    seed: studyDay,
  };
  const others = [...candidates.inSteps, ...candidates.reviews];
  const build = (newCards: readonly CardRow[]): Queue =>
    buildQueue(
      [...others, ...newCards].map((row) => candidateOf(row, plans)),
      context,
    );
  let { newCards } = candidates;
  if (plans.deckPresets.size > 0) newCards = await newByDeck(store, plans, context, 1);
  let queue = build(newCards);
  for (let times = MORE_NEW; lacksNew(queue, newCards, plans, presets, times / MORE_NEW); times *= MORE_NEW) {
    newCards = await newByDeck(store, plans, context, times);
    queue = build(newCards);
  }
  const rows = [...others, ...newCards];
  return {
    queue,
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

/**
 * How many new cards to read: some more than may be shown, since siblings of others will be left out.
 * @param times so many times as many, where these were too few
 */
function newWanted(
  plans: StudyPlans,
  { presetId }: StudyPlan,
  presets: QueueContext["presets"],
  times: number,
): number {
  const preset = presets.get(presetId);
  const left = preset === undefined ? 0 : newCardsLeft(preset.limits, preset.shownToday, 0);
  if (left === 0) return 0;
  return plans.standard.orders.newCards === "added" ? Math.min(MOST_NEW, times * (2 * left + 10)) : MOST_NEW;
}

/** Whether siblings left so many out that a preset has less than its share, and others were not read yet. */
function lacksNew(
  { reviews, newCards }: Queue,
  read: readonly CardRow[],
  plans: StudyPlans,
  presets: QueueContext["presets"],
  times: number,
): boolean {
  return [...plans.presets.values()].some((plan) => {
    const preset = presets.get(plan.presetId);
    const wanted = newWanted(plans, plan, presets, times);
    if (preset === undefined || wanted === 0 || wanted >= MOST_NEW) return false;
    const isOfPlan = (card: Candidate): boolean => card.presetId === plan.presetId;
    const left = newCardsLeft(preset.limits, preset.shownToday, reviews.filter(isOfPlan).length);
    if (newCards.filter(isOfPlan).length >= left) return false;
    return read.filter((card) => planOf(card, plans).presetId === plan.presetId).length >= wanted;
  });
}

/** New cards where decks have presets of their own, or where siblings stand in the way: each preset's own share. */
async function newByDeck(
  store: Store,
  plans: StudyPlans,
  { now, settings, presets }: QueueContext,
  times: number,
): Promise<readonly CardRow[]> {
  const ofPresets = [...plans.presets.values()].map((plan) =>
    newCardsOf(store, {
      studyDay: studyDayOf(now, settings),
      isWanted: (deckId) => planOf({ kind: "basic", deckId }, plans).presetId === plan.presetId,
      limit: newWanted(plans, plan, presets, times),
    }),
  );
  return (await Promise.all(ofPresets)).flat().sort((a, b) => a.position - b.position);
}

function count(ratings: readonly (readonly number[])[]): number {
  return ratings.flat().reduce((sum, value) => sum + value, 0);
}
