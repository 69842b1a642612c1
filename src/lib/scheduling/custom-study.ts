import type { CardId, DeckId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "./event.ts";
import { retractedIds } from "./retractions.ts";

/** What a learner may look at beside the day's work; none of it touches the schedule. */
export type CustomStudy =
  /** Every card of a topic, in any order. */
  | { readonly kind: "cram"; readonly topic: TopicId }
  /** The new cards that come next, of a deck or of all. */
  | { readonly kind: "preview"; readonly deckId: DeckId | null; readonly cards: number }
  /** What was rated Again in the last days, today included. */
  | { readonly kind: "forgotten"; readonly days: number };

/**
 * Cards that were rated Again since a study day, each once, the latest first; ratings that were taken back do not count.
 * @param events in the order of replay; all since that day, with what took them back
 */
export function forgottenSince(events: readonly ReviewEvent[], firstDay: StudyDay): readonly CardId[] {
  const retracted = retractedIds(events);
  const forgotten = new Set<CardId>();
  for (const event of events.toReversed()) {
    const isForgotten = event.kind === "rate" && event.rating === 1 && event.studyDay >= firstDay;
    if (isForgotten && !retracted.has(event.id)) forgotten.add(event.cardId);
  }
  return [...forgotten];
}
