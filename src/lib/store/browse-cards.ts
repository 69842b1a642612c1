import { Dexie } from "dexie";

import type { CardId } from "#lib/core/ids.ts";
import type { CardRow, ExerciseCardRow, NoteCardRow } from "./card-row.ts";
import type { OverlayRow, SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";

/** A card as the browser holds it: without its key, which only imports compare. */
export type BrowseRow = Omit<NoteCardRow, "key"> | ExerciseCardRow;

/** The first piece fills a screen; the others keep a task short (about 30 ms on a phone). */
const FIRST_PIECE = 100;
const PIECE = 1_000;
const SOURCE_PIECE = 400;

/**
 * Every card that is not archived, in the order in which they were added, piece by piece: nothing else is read, and
 * nothing of the next piece before it is asked for. Exercises come too.
 */
export async function* browseRows(store: Store): AsyncGenerator<readonly BrowseRow[]> {
  let size = FIRST_PIECE;
  let next = store.cards.orderBy("position");
  let position = 0;
  for (;;) {
    const rows = await next.limit(size).toArray();
    const last = rows.at(-1);
    if (last === undefined) return;
    if (rows.length < size) {
      yield kept(rows);
      return;
    }
    // Cards may share a position: the last one's are read again, all of them.
    const whole = rows.filter((row) => row.position < last.position);
    const same = whole.length > 0 ? [] : await store.cards.where("position").equals(last.position).toArray();
    yield kept(whole.length > 0 ? whole : same);
    ({ position } = last);
    next =
      whole.length > 0
        ? store.cards.where("position").aboveOrEqual(position)
        : store.cards.where("position").above(position);
    size = PIECE;
  }
}

function kept(rows: readonly CardRow[]): readonly BrowseRow[] {
  return rows.filter((row) => !row.archived).map(asBrowseRow);
}

/** A card as the browser holds it. */
export function asBrowseRow(row: CardRow): BrowseRow {
  if (row.kind === "exercise") return row;
  const { key: _key, ...rest } = row;
  return rest;
}

/** How many cards there are, archived ones too: what progress is a share of. */
export async function cardCount(store: Store): Promise<number> {
  return store.cards.count();
}

/** What a card says anywhere: in each of its sources and in the learner's own words, in every language. */
export type CardTexts = ReadonlyMap<CardId, string>;

/** The texts of these cards: for a few hundred. */
export async function textsOf(store: Store, cardIds: readonly CardId[]): Promise<CardTexts> {
  return store.transaction("r", [store.sources, store.overlays], async () => {
    const sources = await store.sources
      .where("cardId")
      .anyOf([...cardIds])
      .toArray();
    const overlays = await Promise.all(cardIds.map((id) => overlaysBetween(store, id, id)));
    return joined([...sources, ...overlays.flat()]);
  });
}

/** The texts of all cards, piece by piece in the order of their ids; archived ones too. */
export async function* allTexts(store: Store): AsyncGenerator<CardTexts> {
  let next = store.sources.orderBy("cardId");
  let size = SOURCE_PIECE;
  for (;;) {
    const rows = await next.limit(size).toArray();
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) return;
    const isEnd = rows.length < size;
    // A card whose sources go on behind the piece is left to the next one.
    const whole = isEnd ? rows : rows.filter((row) => row.cardId !== last.cardId);
    if (whole.length === 0) size *= 2;
    else {
      size = SOURCE_PIECE;
      const until = whole.at(-1)?.cardId ?? last.cardId;
      yield joined([...whole, ...(await overlaysBetween(store, first.cardId, until))]);
    }
    if (isEnd) return;
    next = store.sources.where("cardId").aboveOrEqual(last.cardId);
    if (whole.length === 0) next = store.sources.where("cardId").aboveOrEqual(first.cardId);
  }
}

async function overlaysBetween(store: Store, first: CardId, last: CardId): Promise<OverlayRow[]> {
  return store.overlays
    .where("[cardId+language]")
    .between([first, Dexie.minKey], [last, Dexie.maxKey])
    .toArray();
}

function joined(rows: readonly (SourceRow | OverlayRow)[]): CardTexts {
  const texts = new Map<CardId, string>();
  for (const { cardId, front, back } of rows) {
    const known = texts.get(cardId);
    texts.set(cardId, `${known === undefined ? "" : `${known}\n`}${front}\n${back}`);
  }
  return texts;
}
