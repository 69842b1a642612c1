import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Memory, NewMemory } from "#lib/scheduling/memory.ts";
import { emptyTally, tallyRating } from "./aggregate-tally.ts";
import { appendEvent } from "./append-event.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards, withState } from "./change-cards.ts";
import type { CardReplacement } from "./change-cards.ts";
import type { EventDraft } from "./event-draft.ts";
import type { MissingCard, StaleCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull } from "./seal-tail.ts";
import { changeOf, pushStep } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** A rating, as the scheduler worked it out. */
export interface Answer {
  /** The card's revision when it was read; another one now means that it was changed elsewhere. */
  readonly readRevision: number;
  readonly memory: Exclude<Memory, NewMemory>;
  readonly event: EventDraft<RateEvent>;
  /** Siblings to be hidden until a later study day; those already hidden longer stay as they are. */
  readonly bury: { readonly cardIds: readonly CardId[]; readonly untilDay: StudyDay } | null;
  /** A leech leaves the queue. */
  readonly suspend: boolean;
}

export interface Recorded {
  readonly card: CardRow;
  readonly event: RateEvent;
  readonly buried: readonly CardRow[];
}

/**
 * Writes a rating: event, memory, buried siblings, aggregates and undo step, all or nothing.
 * Refused, with nothing changed, if the card is no longer as it was read.
 */
export async function recordAnswer(
  store: Store,
  answer: Answer,
): Promise<Result<Recorded, StaleCard | MissingCard | StorageProblem>> {
  const recorded = await writeReviews(store, () => record(store, answer));
  if (recorded.ok) await sealWhenFull(store, recorded.value.event);
  return recorded;
}

async function record(store: Store, answer: Answer): Promise<Result<Recorded, StaleCard | MissingCard>> {
  const { cardId } = answer.event;
  const before = await store.cards.get(cardId);
  if (before === undefined) return err({ kind: "missing-card", cardId });
  if (before.revision !== answer.readRevision || before.archived) return err({ kind: "stale", card: before });
  if (before.memory.phase !== answer.event.phase) {
    throw new Error(`Card ${cardId} is ${before.memory.phase}, but was rated as ${answer.event.phase}.`);
  }
  const after = withState(before, {
    memory: answer.memory,
    buriedUntilDay: null,
    suspended: before.suspended || answer.suspend,
  });
  const siblings = await buriedSiblings(store, answer);
  const event = await appendEvent<RateEvent>(store, answer.event);
  const tally = emptyTally();
  tallyRating(tally, event, 1);
  await changeCards(store, [{ before, after }, ...siblings], tally);
  await pushStep(store, { kind: "rate", event, latest: event.id }, [
    changeOf(before, after),
    ...siblings.map((sibling) => changeOf(sibling.before, sibling.after)),
  ]);
  return ok({ card: after, event, buried: siblings.map((sibling) => sibling.after) });
}

async function buriedSiblings(
  store: Store,
  answer: Answer,
): Promise<readonly (CardReplacement & { readonly before: CardRow })[]> {
  if (answer.bury === null) return [];
  const { cardIds, untilDay } = answer.bury;
  const others = cardIds.filter((id) => id !== answer.event.cardId);
  const cards = await store.cards.bulkGet([...new Set(others)]);
  return cards
    .filter((card) => card !== undefined)
    .filter((card) => !card.archived && (card.buriedUntilDay ?? untilDay - 1) < untilDay)
    .map((card) => ({ before: card, after: withState(card, { buriedUntilDay: untilDay }) }));
}
