import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Memory, NewMemory } from "#lib/scheduling/memory.ts";
import { emptyTally, tallyRating } from "./aggregate-tally.ts";
import { addEvent } from "./append-event.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import { differenceOf, withFields } from "./changed-fields.ts";
import { thisDevice } from "./device.ts";
import type { Device } from "./device.ts";
import type { EventDraft } from "./event-draft.ts";
import type { CardChange, UndoStep } from "./log-rows.ts";
import type { MissingCard, StaleCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull } from "./seal-tail.ts";
import { buriedSiblings } from "./siblings.ts";
import { changeOf, pushOnto, readTop } from "./undo-stack.ts";
import type { StackTop } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** A rating, as the scheduler worked it out. */
export interface Answer {
  /** The card's revision when it was read; another one now means that it was changed elsewhere. */
  readonly readRevision: number;
  /** The card as it was read, if it is at hand: its siblings are then looked up at once. */
  readonly read?: CardRow;
  readonly memory: Exclude<Memory, NewMemory>;
  readonly event: EventDraft<RateEvent>;
  /** Cards of the same fact are hidden until this study day; null leaves them. */
  readonly bury: { readonly untilDay: StudyDay } | null;
  /** A leech leaves the queue, */
  readonly suspend: boolean;
  /** or is given a tag; absent or null for none. */
  readonly tag?: string | null;
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
  if (recorded.ok) sealWhenFull(store, recorded.value.event);
  return recorded;
}

async function record(store: Store, answer: Answer): Promise<Result<Recorded, StaleCard | MissingCard>> {
  const { cardId } = answer.event;
  // Every answer of the database is waited for once: what does not hang together is asked side by side.
  const [before, top, device, foundBy] = await Promise.all([
    store.cards.get(cardId),
    readTop(store),
    thisDevice(store),
    siblingsToBury(store, answer.read, answer),
  ]);
  if (before === undefined) return err({ kind: "missing-card", cardId });
  if (before.revision !== answer.readRevision || before.archived) return err({ kind: "stale", card: before });
  if (before.memory.phase !== answer.event.phase) {
    throw new Error(`Card ${cardId} is ${before.memory.phase}, but was rated as ${answer.event.phase}.`);
  }
  const after = rated(before, answer);
  const isOfOneFact = answer.read !== undefined && factOf(answer.read) === factOf(before);
  const siblings = isOfOneFact ? foundBy : await siblingsToBury(store, before, answer);
  const changes: UndoStep["changes"] = [
    changeOfRated(before, after),
    ...siblings.map((sibling) => changeOf(sibling.before, sibling.after)),
  ];
  const tally = emptyTally();
  tallyRating(tally, answer.event, 1);
  const [event] = await Promise.all([
    appendWithStep(store, device, answer.event, top, changes),
    changeCards(store, [{ before, after }, ...siblings], tally),
  ]);
  return ok({ card: after, event, buried: siblings.map((sibling) => sibling.after) });
}

async function siblingsToBury(store: Store, card: CardRow | undefined, { bury }: Answer) {
  return bury === null || card === undefined ? [] : buriedSiblings(store, card, bury.untilDay);
}

/** What a card is about, by which its siblings are found. */
function factOf(card: CardRow): string {
  return card.kind === "exercise" ? card.id : JSON.stringify([card.id, card.key]);
}

async function appendWithStep(
  store: Store,
  device: Device,
  draft: Answer["event"],
  top: StackTop,
  changes: UndoStep["changes"],
): Promise<RateEvent> {
  const { event, added } = await addEvent<RateEvent>(store, device, draft);
  await Promise.all([added, pushOnto(store, top, { kind: "rate", event, latest: event.id }, changes)]);
  return event;
}

function rated(before: CardRow, { memory, event, suspend, tag = null }: Answer): CardRow {
  const { tags = [], lapses = 0 } = before;
  const isLapse = event.phase === "review" && event.rating === 1;
  return withFields(before, {
    memory,
    buriedUntilDay: null,
    suspended: before.suspended || suspend,
    lapses: lapses + (isLapse ? 1 : 0),
    ...(tag === null ? {} : { tags: [...new Set([...tags, tag])].toSorted() }),
  });
}

/** The state as for any card, and what only a lapse changes. */
function changeOfRated(before: CardRow, after: CardRow): CardChange {
  const difference = differenceOf(before, after);
  const state = changeOf(before, after);
  return {
    cardId: after.id,
    before: { ...state.before, ...difference.before },
    after: { ...state.after, ...difference.after },
  };
}
