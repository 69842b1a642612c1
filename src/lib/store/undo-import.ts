import type { CardId, EventId, NoteId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { appendEvent } from "./append-event.ts";
import { isSameState, rowOf } from "./card-row.ts";
import type { CardReplacement, CardRow, CardState, NoteCardRow } from "./card-row.ts";
import { changedSince, importsAfter } from "./changed-since.ts";
import { CardsInParts, removeCards, withState } from "./change-cards.ts";
import { withFields } from "./changed-fields.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { ImportRow } from "./import-rows.ts";
import { importTables } from "./imports.ts";
import { adopted, withArchived } from "./note-card-rows.ts";
import { eventsOfCard } from "./log.ts";
import type { SourceRow } from "./note-rows.ts";
import type { ChangedSince, StorageProblem } from "./problem.ts";
import { forgetStepsOf } from "./push-step.ts";
import type { Store } from "./schema.ts";
import { settle } from "./settle.ts";
import { keysOfCards, sourcesByKeys } from "./source-keys.ts";
import type { SourceKey } from "./source-keys.ts";
import { cardIdsOf } from "./undo-stack.ts";
import { PART, type Work } from "./work.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

type RetractEvent = Extract<ReviewEvent, { readonly kind: "retract" }>;

/** What taking back an import did to cards; each is in one list at most. */
export interface ImportUndone {
  /** Were new and never rated: they are no more. */
  readonly removed: readonly CardId[];
  /** Were new but have a history by now, or came from the archive: they are archived with it. */
  readonly archived: readonly CardId[];
  /** Had been archived, and are asked again. */
  readonly revived: readonly CardId[];
}

/**
 * Takes a whole import back, in one transaction: notes, sources and cards are as they were before it, but what the
 * learner has answered since stays. A card that was reset or brought forward gets its memory back, unless it was rated
 * in between.
 * Refused, with nothing changed, if a note of it was imported again or changed since.
 */
export async function undoImport(
  store: Store,
  order: number,
  moment: StudyMoment,
  onProgress?: Work["onProgress"],
): Promise<Result<ImportUndone, { readonly kind: "nothing-to-undo" } | ChangedSince | StorageProblem>> {
  const tables = [...importTables(store), store.eventChunks, store.overlays];
  return mended(store, () =>
    write(store, tables, async () => {
      const row = await store.imports.get(order);
      if (row === undefined) return err({ kind: "nothing-to-undo" as const });
      const obstacle = await changedSince(store, row, await importsAfter(store, order));
      if (obstacle !== null) return err(obstacle);
      return ok(await takeBack(store, row, moment, onProgress));
    }),
  );
}

/** Goes through many things a part at a time, between which the page answers. */
async function inParts<Item>(
  items: readonly Item[],
  each: (part: readonly Item[]) => Promise<unknown>,
  advance: (items: number) => void = () => undefined,
): Promise<void> {
  for (let from = 0; from < items.length; from += PART) {
    const part = items.slice(from, from + PART);
    await each(part);
    advance(part.length);
  }
}

async function takeBack(
  store: Store,
  row: ImportRow,
  moment: StudyMoment,
  onProgress: Work["onProgress"],
): Promise<ImportUndone> {
  const memories = await giveBackMemories(store, row, moment);
  // Sources that go, sources that come back, cards.
  const total = row.sources.written.length + row.sources.before.length + row.cards.length;
  let seen = 0;
  const advance = (items: number): void => onProgress?.(Math.min(1, (seen += items) / Math.max(1, total)));
  const now = new Map<CardId, CardRow>();
  await inParts(row.cards, async (part) => {
    for (const card of await store.cards.bulkGet(part.map(({ cardId }) => cardId)))
      if (card !== undefined) now.set(card.id, card);
  });
  const added = row.cards.flatMap(({ cardId, before }) => (before === null ? [cardId] : []));
  const lived = await cardsWithHistory(store, added);
  // The text of a card that is archived with its history stays with it.
  const written = row.sources.written.filter(([, cardId]) => !lived.has(cardId));
  const asKeys = (part: ImportRow["sources"]["written"]): SourceKey[] => part.map((key) => [...key]);
  await inParts(written, (part) => store.sources.bulkDelete(asKeys(part)), advance);
  await inParts(row.sources.before, (part) => store.sources.bulkPut([...part]), advance);
  const ownNotes = new Set(row.notes.map(({ noteId }) => noteId));
  const homes = await homesElsewhere(store, added, (noteId) => !ownNotes.has(noteId));

  const replacements: CardReplacement[] = [];
  const removed: CardRow[] = [];
  const archived: CardId[] = [];
  const revived: CardId[] = [];
  const change = (before: CardRow, after: CardRow): void => {
    replacements.push({ before, after });
    if (after.archived && !before.archived) archived.push(after.id);
    if (!after.archived && before.archived) revived.push(after.id);
  };
  for (const { cardId, before } of row.cards) {
    const card = now.get(cardId);
    if (card === undefined || card.kind === "exercise") continue;
    const home = homes.get(cardId);
    if (before !== null) change(card, asBefore(card, before, memories.get(cardId)));
    else if (home !== undefined) change(card, adopted(card, home.source, home.deckId));
    else if (!lived.has(cardId)) removed.push(card);
    else if (!card.archived) change(card, withArchived(card, true));
  }
  const changed = new CardsInParts(store);
  await inParts(replacements, (part) => changed.put(part), advance);
  await changed.end();
  await inParts(removed, (part) => removeCards(store, part), advance);
  await giveBackLinks(store, row, new Set(removed.map(({ id }) => id)));
  for (const { noteId, before } of row.notes) {
    if (before === null) await store.notes.delete(noteId);
    else await store.notes.put(before);
  }
  await store.imports.delete(row.order);
  return { removed: removed.map(({ id }) => id), archived, revived };
}

/** Where and what the card was before, with the memory it has now unless that is to be taken back too. */
function asBefore(card: NoteCardRow, before: CardRow, state: CardState | undefined): CardRow {
  if (before.kind === "exercise") return card;
  const { kind, key, topic, deckId, archived } = before;
  const placed = rowOf<NoteCardRow>({ ...card, kind, key, topic, deckId, ...card.override, archived });
  const isChanged = archived !== card.archived || state !== undefined;
  if (!isChanged) return placed;
  // A reset forgets how often a card was forgotten.
  return state === undefined
    ? withState(placed, {})
    : withFields(placed, { ...state, lapses: before.lapses ?? 0 });
}

/** Retracts resets and reschedules of cards whose memory nothing has changed since; the states they had before. */
async function giveBackMemories(
  store: Store,
  row: ImportRow,
  moment: StudyMoment,
): Promise<ReadonlyMap<CardId, CardState>> {
  const states = new Map<CardId, CardState>();
  for (const { cardId, eventId, before, after } of row.treated) {
    const card = await store.cards.get(cardId);
    if (card === undefined || !isSameState(card, after)) continue;
    if (!(await isLastOf(store, cardId, eventId))) continue;
    await appendEvent<RetractEvent>(store, { kind: "retract", cardId, retracts: eventId, ...moment });
    states.set(cardId, before);
  }
  await forgetStepsOf(store, [...states.keys()]);
  return states;
}

/** Nothing that counts came after an event of a card: another reset leaves the card as new as this one did. */
async function isLastOf(store: Store, cardId: CardId, eventId: EventId): Promise<boolean> {
  const events = await eventsOfCard(store, cardId);
  if (!events.ok) return false;
  const retracted = store.rules.retractedIds(events.value);
  const counting = events.value.filter(({ id, kind }) => kind !== "retract" && !retracted.has(id));
  return counting.at(-1)?.id === eventId;
}

/** Pairs as they were, but for those that the learner has decided on since. */
async function giveBackLinks(
  store: Store,
  { links }: ImportRow,
  removed: ReadonlySet<CardId>,
): Promise<void> {
  const now = await store.links.bulkGet(links.written.map(([firstId, secondId]) => [firstId, secondId]));
  const found = now.filter((link) => link !== undefined);
  const undecided = found.filter(({ verdict }) => verdict === "open" || verdict === "quiet");
  const pointless = found.filter(({ firstId, secondId }) => removed.has(firstId) || removed.has(secondId));
  await store.links.bulkDelete(
    [...undecided, ...pointless].map(({ firstId, secondId }) => [firstId, secondId]),
  );
  const before = await store.links.bulkGet(links.before.map(({ firstId, secondId }) => [firstId, secondId]));
  await store.links.bulkPut(links.before.filter((_, index) => before[index] === undefined));
}

/** Cards that something besides their note speaks of: reviews, the learner's own words, a step that can be undone. */
async function cardsWithHistory(store: Store, ids: readonly CardId[]): Promise<ReadonlySet<CardId>> {
  const asked = new Set(ids);
  const lived = new Set<CardId>();
  const add = (id: CardId | null): void => {
    if (id !== null && asked.has(id)) lived.add(id);
  };
  await store.events
    .where("cardId")
    .anyOf([...ids])
    .each(({ cardId }) => add(cardId));
  await store.eventChunks
    .where("cardIds")
    .anyOf([...ids])
    .each(({ cardIds }) => cardIds.forEach(add));
  await store.overlays.each(({ cardId }) => add(cardId));
  await settle(store);
  await store.undoSteps.each(({ changes }) => {
    for (const change of changes) cardIdsOf(change).forEach(add);
  });
  return lived;
}

/** A note beside those of the import in which a card stands by now, and its deck. */
async function homesElsewhere(
  store: Store,
  ids: readonly CardId[],
  isElsewhere: (noteId: NoteId) => boolean,
): Promise<ReadonlyMap<CardId, { readonly source: SourceRow; readonly deckId: CardRow["deckId"] }>> {
  const keys = (await keysOfCards(store, ids)).filter(([noteId]) => isElsewhere(noteId));
  const homes = new Map<CardId, { source: SourceRow; deckId: CardRow["deckId"] }>();
  for (const source of await sourcesByKeys(store, keys)) {
    const note = homes.has(source.cardId) ? undefined : await store.notes.get(source.noteId);
    if (note !== undefined) homes.set(source.cardId, { source, deckId: note.deckId });
  }
  return homes;
}
