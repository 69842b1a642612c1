import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, studyDayOf, type Milliseconds, type Moment, type StudyDay } from "#lib/core/time.ts";
import { availableAtMs } from "./available.ts";
import type { LearningMemory, Memory, NewMemory, ReviewMemory } from "./memory.ts";
import { shuffleKey } from "./shuffle-key.ts";
import type { SchedulingSettings } from "./settings.ts";

/** A card that may be shown today. An exercise is a candidate like any other. */
export interface Candidate<M extends Memory = Memory> {
  readonly cardId: CardId;
  readonly memory: M;
}

/** How much of a kind may be shown on one study day; null is no limit. */
export interface DailyLimits {
  readonly newCards: number | null;
  readonly reviews: number | null;
}

/** What was already shown on this study day, of what the limits count. */
type ShownToday = { readonly [Kind in keyof DailyLimits]: number };

export const DEFAULT_DAILY_LIMITS: DailyLimits = { newCards: 20, reviews: null };

/** What is left of a study day. Each list is in the order of showing. */
export interface Queue {
  readonly studyDay: StudyDay;
  /** Cards in steps, soonest first; those of later days are not here. */
  readonly inSteps: readonly Candidate<LearningMemory>[];
  readonly reviews: readonly Candidate<ReviewMemory>[];
  readonly newCards: readonly Candidate<NewMemory>[];
}

/** What to show. `ahead` is a card in steps shown early because nothing else is left. */
export type Next =
  | { readonly kind: "card"; readonly cardId: CardId; readonly from: "steps" | "review" | "new" | "ahead" }
  /** Only cards in steps are left, and the first is not near enough yet. */
  | { readonly kind: "wait"; readonly untilMs: Milliseconds }
  | { readonly kind: "done" };

export interface QueueContext {
  readonly now: Moment;
  readonly settings: SchedulingSettings;
  readonly limits: DailyLimits;
  readonly shownToday: ShownToday;
  /** Orders reviews that are due on the same day. */
  readonly seed: number;
}

/**
 * Orders today's candidates: reviews by due day, longest overdue first and shuffled within a day; new cards as given.
 * Candidates that are not due today, or are beyond the limits, are left out.
 */
export function buildQueue(candidates: readonly Candidate[], context: QueueContext): Queue {
  const { now, settings, limits, shownToday, seed } = context;
  const studyDay = studyDayOf(now, settings.rolloverHour);
  const inSteps: Candidate<LearningMemory>[] = [];
  const reviews: Candidate<ReviewMemory>[] = [];
  const newCards: Candidate<NewMemory>[] = [];
  for (const { cardId, memory } of candidates) {
    switch (memory.phase) {
      case "new":
        newCards.push({ cardId, memory });
        break;
      case "learning":
      case "relearning":
        if (isToday(memory, studyDay, now, settings)) inSteps.push({ cardId, memory });
        break;
      case "review":
        if (memory.dueDay <= studyDay) reviews.push({ cardId, memory });
        break;
      default:
        assertNever(memory);
    }
  }
  return {
    studyDay,
    inSteps: inSteps.sort(bySoonest(now, settings)),
    reviews: inReviewOrder(reviews, seed).slice(0, left(limits.reviews, shownToday.reviews)),
    newCards: newCards.slice(0, left(limits.newCards, shownToday.newCards)),
  };
}

/** The card to show now: steps that are due, then reviews, then new cards, then steps a little early. */
export function nextCard(queue: Queue, now: Moment, settings: SchedulingSettings): Next {
  const [inSteps] = queue.inSteps;
  const dueMs = inSteps === undefined ? Infinity : availableAtMs(inSteps.memory, now, settings);
  if (inSteps !== undefined && dueMs <= now.atMs)
    return { kind: "card", cardId: inSteps.cardId, from: "steps" };
  const [review] = queue.reviews;
  if (review !== undefined) return { kind: "card", cardId: review.cardId, from: "review" };
  const [newCard] = queue.newCards;
  if (newCard !== undefined) return { kind: "card", cardId: newCard.cardId, from: "new" };
  if (inSteps === undefined) return { kind: "done" };
  const aheadMs = settings.learnAheadMinutes * MS_PER_MINUTE;
  return dueMs <= now.atMs + aheadMs
    ? { kind: "card", cardId: inSteps.cardId, from: "ahead" }
    : { kind: "wait", untilMs: dueMs - aheadMs };
}

/** The queue without a card: it was answered, suspended or buried. */
export function withoutCard(queue: Queue, cardId: CardId): Queue {
  const others = (candidate: Candidate): boolean => candidate.cardId !== cardId;
  return {
    studyDay: queue.studyDay,
    inSteps: queue.inSteps.filter(others),
    reviews: queue.reviews.filter(others),
    newCards: queue.newCards.filter(others),
  };
}

/**
 * The queue with a card where its memory belongs: after a rating, or after undo, which brings it back to the front.
 * A card that is not due today any more leaves the queue.
 */
export function withCard(
  queue: Queue,
  { cardId, memory }: Candidate,
  now: Moment,
  settings: SchedulingSettings,
): Queue {
  const rest = withoutCard(queue, cardId);
  switch (memory.phase) {
    case "new":
      return { ...rest, newCards: [{ cardId, memory }, ...rest.newCards] };
    case "learning":
    case "relearning":
      return isToday(memory, queue.studyDay, now, settings)
        ? { ...rest, inSteps: [...rest.inSteps, { cardId, memory }].sort(bySoonest(now, settings)) }
        : rest;
    case "review":
      return memory.dueDay <= queue.studyDay
        ? { ...rest, reviews: [{ cardId, memory }, ...rest.reviews] }
        : rest;
    default:
      return assertNever(memory);
  }
}

function isToday(
  memory: LearningMemory,
  studyDay: StudyDay,
  { utcOffsetMinutes }: Moment,
  { rolloverHour }: SchedulingSettings,
): boolean {
  return studyDayOf({ atMs: memory.dueAtMs, utcOffsetMinutes }, rolloverHour) <= studyDay;
}

function bySoonest(now: Moment, settings: SchedulingSettings) {
  return (a: Candidate<LearningMemory>, b: Candidate<LearningMemory>): number =>
    availableAtMs(a.memory, now, settings) - availableAtMs(b.memory, now, settings) ||
    (a.cardId < b.cardId ? -1 : 1);
}

function inReviewOrder(reviews: readonly Candidate<ReviewMemory>[], seed: number): Candidate<ReviewMemory>[] {
  const keyed = reviews.map((candidate) => ({ candidate, key: shuffleKey(candidate.cardId, seed) }));
  keyed.sort(
    (a, b) =>
      a.candidate.memory.dueDay - b.candidate.memory.dueDay ||
      a.key - b.key ||
      (a.candidate.cardId < b.candidate.cardId ? -1 : 1),
  );
  return keyed.map(({ candidate }) => candidate);
}

function left(limit: number | null, shown: number): number {
  return limit === null ? Infinity : Math.max(0, limit - shown);
}
