import type { Collection } from "dexie";

import type { CardId, DeckId } from "#lib/core/ids.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import { isBuried } from "./card-row.ts";
import type { CardQueue, CardRow } from "./card-row.ts";
import { queueRange } from "./queue-range.ts";
import type { Store } from "./schema.ts";
import { deckSums } from "./sums.ts";

/** How many of each are wanted at most; steps are never limited, they are few and must not wait. */
export interface CandidateLimits {
  readonly reviews: number;
  readonly newCards: number;
  readonly newExercises: number;
}

export interface CandidateQuery {
  readonly studyDay: StudyDay;
  /** Cards in steps that come later than this are not read: the end of the study day. */
  readonly stepsUntilMs: Milliseconds;
  readonly limits: CandidateLimits;
  /** Null is all decks. */
  readonly deckId: DeckId | null;
}

/** New cards of some decks. */
export interface NewCardsQuery {
  readonly studyDay: StudyDay;
  readonly isWanted: (deckId: DeckId) => boolean;
  readonly limit: number;
}

/** What may be shown today: nothing suspended, buried or archived. */
export interface Candidates {
  /** In learning or relearning steps, soonest first. */
  readonly inSteps: readonly CardRow[];
  /** Cards and exercises ready for review, longest ready first. */
  readonly reviews: readonly CardRow[];
  /** In the order in which they were added. */
  readonly newCards: readonly CardRow[];
  readonly newExercises: readonly CardRow[];
}

/** Today's candidates: four ranges of an index, never a scan. */
export async function dueCandidates(store: Store, query: CandidateQuery): Promise<Candidates> {
  const { studyDay, stepsUntilMs, limits, deckId } = query;
  const isShown = (card: CardRow): boolean => !isBuried(card, studyDay);
  const ofQueue = (queue: CardQueue, last: number) => (): Collection<CardRow, CardId> =>
    queueRange(store, deckId, queue, last);
  return store.transaction("r", store.cards, async () => {
    // Side by side: one after another, each would wait for the answer of the one before.
    const [stepCards, reviewCards, newOnes, newExerciseCards] = await Promise.all([
      firstShown(ofQueue("steps", stepsUntilMs), Infinity, isShown),
      // A buried review card needs no filter: it is not ready before the day on which it is shown again.
      firstShown(ofQueue("review", studyDay), limits.reviews, () => true),
      firstShown(ofQueue("new", Infinity), limits.newCards, isShown),
      firstShown(ofQueue("new-exercise", Infinity), limits.newExercises, isShown),
    ]);
    return { inSteps: stepCards, reviews: reviewCards, newCards: newOnes, newExercises: newExerciseCards };
  });
}

/**
 * The first cards of a queue that are shown, in one answer of the database. A filter of its own would have it hand over
 * card after card: only where some are left out, so that more must be looked at, is it worth that.
 */
async function firstShown(
  ofQueue: () => Collection<CardRow, CardId>,
  limit: number,
  isShown: (card: CardRow) => boolean,
): Promise<CardRow[]> {
  if (limit === 0) return [];
  const first = await ofQueue().limit(limit).toArray();
  const shown = first.filter(isShown);
  if (shown.length === first.length || first.length < limit) return shown;
  return ofQueue().filter(isShown).limit(limit).toArray();
}

/**
 * New cards of some decks in the order in which they were added: a range of an index for each deck that has any, so that
 * thousands of a deck that is not wanted are never looked at.
 */
export async function newCardsOf(store: Store, query: NewCardsQuery): Promise<CardRow[]> {
  const { studyDay, isWanted, limit } = query;
  return store.transaction("r", [store.cards, store.deckTotals, store.settings], async () => {
    const decks = (await deckSums(store)).filter((deck) => deck.new > 0 && isWanted(deck.deckId));
    const isShown = (card: CardRow): boolean => !isBuried(card, studyDay);
    const lists = await Promise.all(
      decks.map(({ deckId }) => firstShown(() => queueRange(store, deckId, "new", Infinity), limit, isShown)),
    );
    return lists
      .flat()
      .sort((a, b) => a.position - b.position)
      .slice(0, limit);
  });
}
