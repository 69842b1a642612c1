import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Memory, NewMemory } from "#lib/scheduling/memory.ts";
import { emptyTally, rowsOf, tallyRating } from "./aggregate-tally.ts";
import { addEvent, numbered } from "./append-event.ts";
import type { CardRow } from "./card-row.ts";
import { putCards } from "./change-cards.ts";
import { differenceOf, withFields } from "./changed-fields.ts";
import { keepDevice, keepNoRedo, knownDevice, thisDevice } from "./device.ts";
import type { EventDraft } from "./event-draft.ts";
import type { CardChange, UndoStep } from "./log-rows.ts";
import type { MissingCard, StaleCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull } from "./seal-tail.ts";
import { settle } from "./settle.ts";
import { settleWhenMany } from "./settle-soon.ts";
import { buriedSiblings, factOf } from "./siblings.ts";
import { changeOf, forgetUndone } from "./undo-stack.ts";
import { write } from "./write.ts";
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

/** So many ratings wait at most, should settling them fail again and again. */
const WAITING_AT_MOST = 64;

/** Something has to be done first that takes more tables. */
interface Unsettled {
  readonly kind: "unsettled";
}

/**
 * Writes a rating: event, memory, buried siblings, aggregates and undo step, all or nothing.
 * Refused, with nothing changed, if the card is no longer as it was read.
 */
export async function recordAnswer(
  store: Store,
  answer: Answer,
): Promise<Result<Recorded, StaleCard | MissingCard | StorageProblem>> {
  const { cards, events, settings } = store;
  const quick = await write(store, [cards, events, settings], () => record(store, answer));
  const recorded =
    quick.ok || quick.error.kind !== "unsettled" ? quick : await settleAndRecord(store, answer);
  if (!recorded.ok) {
    if (recorded.error.kind === "unsettled")
      throw new Error("A rating waits for what was done just before it.");
    return err(recorded.error);
  }
  const { waiting, ...outcome } = recorded.value;
  sealWhenFull(store, outcome.event);
  settleWhenMany(store, waiting);
  return ok(outcome);
}

type Written = Recorded & {
  /** How many ratings are to be settled, this one included. */
  readonly waiting: number;
};

async function settleAndRecord(store: Store, answer: Answer) {
  return writeReviews(store, async () => {
    await settle(store);
    await forgetUndone(store);
    await keepNoRedo(store, true);
    return record(store, answer);
  });
}

/**
 * Inside a transaction over cards, events and settings. Three rows are written: the event, the card, and the device with
 * what is to be done later; each more would make every rating slower (measured).
 */
async function record(
  store: Store,
  answer: Answer,
): Promise<Result<Written, StaleCard | MissingCard | Unsettled>> {
  const { cardId } = answer.event;
  // Every answer of the database is waited for once: what does not hang together is asked side by side.
  const [fact, known] = await Promise.all([readFact(store, answer), knownDevice(store)]);
  const before = fact.find(({ id }) => id === cardId) ?? (await store.cards.get(cardId));
  if (before === undefined) return err({ kind: "missing-card", cardId });
  if (before.revision !== answer.readRevision || before.archived) return err({ kind: "stale", card: before });
  if (before.memory.phase !== answer.event.phase) {
    throw new Error(`Card ${cardId} is ${before.memory.phase}, but was rated as ${answer.event.phase}.`);
  }
  const device = known ?? (await thisDevice(store));
  const { noRedo, waiting = [] } = device;
  if (noRedo !== true || waiting.length >= WAITING_AT_MOST) return err({ kind: "unsettled" });
  const after = rated(before, answer);
  const siblings = await siblingsToBury(store, before, answer, fact);
  const { event, next, mark } = numbered<RateEvent>(device, answer.event);
  const changes: UndoStep["changes"] = [
    changeOfRated(before, after),
    ...siblings.map((sibling) => changeOf(sibling.before, sibling.after)),
  ];
  const tally = emptyTally();
  tallyRating(tally, event, 1);
  // Counts them into the tally at once.
  const cardsPut = putCards(store, [{ before, after }, ...siblings], tally);
  const step = { action: { kind: "rate", event, latest: event.id }, changes } as const;
  await Promise.all([
    cardsPut,
    addEvent(store, event, mark),
    keepDevice(store, { ...next, waiting: [...waiting, { step, tally: rowsOf(tally) }] }),
  ]);
  return ok({
    card: after,
    event,
    buried: siblings.map((sibling) => sibling.after),
    waiting: waiting.length + 1,
  });
}

/** The card alone or, if its siblings are asked for and it is known where they are, all of its fact. */
function readFact(store: Store, { event, read, bury }: Answer): PromiseLike<readonly CardRow[]> {
  if (bury !== null && read !== undefined) return factOf(store, read);
  return store.cards.get(event.cardId).then((card) => (card === undefined ? [] : [card]));
}

/** @param fact the cards of the fact that the card was of when it was read, if that is known */
async function siblingsToBury(
  store: Store,
  card: CardRow,
  { bury, read }: Answer,
  fact: readonly CardRow[],
): Promise<ReturnType<typeof buriedSiblings>> {
  if (bury === null) return [];
  const isStillIts = read !== undefined && keyTextOf(read) === keyTextOf(card);
  return buriedSiblings(isStillIts ? fact : await factOf(store, card), card, bury.untilDay);
}

function keyTextOf(card: CardRow): string {
  return card.kind === "exercise" ? "" : JSON.stringify(card.key);
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
