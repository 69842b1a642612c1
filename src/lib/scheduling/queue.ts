import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId, PresetId, TopicId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, studyDayOf, type Milliseconds, type Moment, type StudyDay } from "#lib/core/time.ts";
import { availableAtMs } from "./available.ts";
import type { LearningMemory, Memory, NewMemory, ReviewMemory } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";

/** A card that may be shown today. An exercise is a candidate like any other. */
export interface Candidate<M extends Memory = Memory> {
  readonly cardId: CardId;
  readonly memory: M;
  readonly presetId: PresetId;
  readonly topic?: TopicId;
  /** Names what the card is about: cards of one fact come on different days. Absent where that is not wanted. */
  readonly fact?: string;
  readonly isExercise?: boolean;
}

/** Reviews and new cards take turns by their places, lowest first. */
export interface Placed {
  readonly place: number;
}

/** What is left of a study day. Each list is in the order of showing. */
export interface Queue {
  readonly studyDay: StudyDay;
  /** Where cards are studied before they are due: those of the days until this one are here too. */
  readonly aheadDay?: StudyDay;
  /** Cards in steps, soonest first; those of later days are not here. */
  readonly inSteps: readonly Candidate<LearningMemory>[];
  readonly reviews: readonly (Candidate<ReviewMemory> & Placed)[];
  readonly newCards: readonly (Candidate<NewMemory> & Placed)[];
}

/** What to show. `ahead` is a card in steps shown early because nothing else is left. */
export type Next =
  | { readonly kind: "card"; readonly cardId: CardId; readonly from: "steps" | "review" | "new" | "ahead" }
  /** Only cards in steps are left, and the first is not near enough yet. */
  | { readonly kind: "wait"; readonly untilMs: Milliseconds }
  | { readonly kind: "done" };

/** The card to show now: steps that are due, then reviews and new cards in turn, then steps a little early. */
export function nextCard(queue: Queue, now: Moment, settings: SchedulingSettings): Next {
  const [inSteps] = queue.inSteps;
  const dueMs = inSteps === undefined ? Infinity : availableAtMs(inSteps.memory, now, settings);
  if (inSteps !== undefined && dueMs <= now.atMs)
    return { kind: "card", cardId: inSteps.cardId, from: "steps" };
  const [review] = queue.reviews;
  const [newCard] = queue.newCards;
  if (review !== undefined && review.place <= (newCard?.place ?? Infinity))
    return { kind: "card", cardId: review.cardId, from: "review" };
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
    ...queue,
    inSteps: queue.inSteps.filter(others),
    reviews: queue.reviews.filter(others),
    newCards: queue.newCards.filter(others),
  };
}

/**
 * The queue with a card where its memory belongs: after a rating, or after undo, which brings it back to the front.
 * A card that is not due today any more leaves the queue; so does one whose sibling stands in it.
 */
export function withCard(queue: Queue, card: Candidate, now: Moment, settings: SchedulingSettings): Queue {
  const rest = withoutCard(queue, card.cardId);
  const { memory } = card;
  switch (memory.phase) {
    case "new":
      if (hasSibling(rest, card)) return rest;
      return { ...rest, newCards: [{ ...card, memory, place: frontOf(rest.newCards) }, ...rest.newCards] };
    case "learning":
    case "relearning":
      return isToday(memory, queue.studyDay, now, settings)
        ? { ...rest, inSteps: [...rest.inSteps, { ...card, memory }].sort(bySoonest(now, settings)) }
        : rest;
    case "review":
      if (!isAsked(memory, queue) || hasSibling(rest, card)) return rest;
      return { ...rest, reviews: [{ ...card, memory, place: frontOf(rest.reviews) }, ...rest.reviews] };
    default:
      return assertNever(memory);
  }
}

/** The place before which nothing of a list stands; where the list is empty the card comes at once. */
function frontOf(cards: readonly Placed[]): number {
  return cards[0]?.place ?? 0;
}

/** Whether a card in review is for this day; one that was answered today is not asked ahead again. */
export function isAsked(
  { dueDay, lastStudyDay }: ReviewMemory,
  { studyDay, aheadDay = studyDay }: Pick<Queue, "studyDay" | "aheadDay">,
): boolean {
  return dueDay <= studyDay || (dueDay <= aheadDay && lastStudyDay < studyDay);
}

function hasSibling({ inSteps, reviews, newCards }: Queue, { fact }: Candidate): boolean {
  const isSibling = (card: Candidate): boolean => card.fact === fact;
  return (
    fact !== undefined && (inSteps.some(isSibling) || reviews.some(isSibling) || newCards.some(isSibling))
  );
}

/** Whether a card in steps returns on that study day, or should have before. */
export function isToday(
  memory: LearningMemory,
  studyDay: StudyDay,
  { utcOffsetMinutes }: Moment,
  settings: SchedulingSettings,
): boolean {
  return studyDayOf({ atMs: memory.dueAtMs, utcOffsetMinutes }, settings) <= studyDay;
}

/** Cards in steps in the order in which they may be shown. */
export function bySoonest(now: Moment, settings: SchedulingSettings) {
  return (a: Candidate<LearningMemory>, b: Candidate<LearningMemory>): number =>
    availableAtMs(a.memory, now, settings) - availableAtMs(b.memory, now, settings) ||
    (a.cardId < b.cardId ? -1 : 1);
}
