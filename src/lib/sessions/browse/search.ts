import type { CardId } from "#lib/core/ids.ts";
import type { BrowseRow } from "#lib/store/browse-cards.ts";
import { pageBreaks } from "../page-breaks.ts";
import type { BrowseCards } from "./browse-cards.ts";
import type { BrowseTexts } from "./browse-texts.ts";
import { matcherOf, type MatchContext } from "./match.ts";
import type { BrowseQuery } from "./query.ts";
import { entryOf, mergedWith, type Entry, type Sort } from "./sort.ts";

/** What is found so far. */
export interface Found {
  readonly ids: readonly CardId[];
  /** How much is looked through, 0 to 1; 1 only at the end. */
  readonly share: number;
}

/** What is searched: figures, and texts as far as they are read. */
export interface Searched {
  readonly cards: BrowseCards;
  readonly texts: BrowseTexts;
}

/** Up to this many cards, the text of each is asked for; for more, all texts are gone through (measured: a third of the time at this number). */
const FEW = 3_000;
/** Of more cards, the first in the list are asked for before the others: what is seen at once stays where it is. */
const FIRST = 100;

/**
 * Looks for cards piece by piece, with a break for the page between them; whoever no longer wants the answer stops
 * asking. What the cards' figures and the texts read so far decide comes first, then what needs the others.
 */
export async function* search(
  { cards, texts }: Searched,
  query: BrowseQuery,
  sort: Sort,
  context: MatchContext,
): AsyncGenerator<Found> {
  const pause = pageBreaks();
  const matches = matcherOf(query, context);
  const undecided = new Map<CardId, BrowseRow>();
  const piecesRead = texts.pieces;
  let found: readonly Entry[] = [];
  for (let index = 0; ; index++) {
    const piece = await cards.piece(index);
    if (piece === null) break;
    const entries: Entry[] = [];
    for (const id of piece) {
      const row = cards.get(id);
      if (row === undefined) continue;
      const verdict = matches(row, texts.get(id));
      if (verdict === true) entries.push(entryOf(row, sort, context));
      else if (verdict === null) undecided.set(id, row);
    }
    found = mergedWith(found, entries);
    yield { ids: idsOf(found), share: Math.min(0.99, await cards.share()) * (undecided.size > 0 ? 0.1 : 1) };
    await pause();
  }

  const all = undecided.size;
  const ids = [...undecided.keys()];
  for await (const some of textsFor(texts, ids, piecesRead)) {
    const entries: Entry[] = [];
    for (const id of some) {
      const row = undecided.get(id);
      if (row === undefined) continue;
      if (matches(row, texts.get(id)) === true) entries.push(entryOf(row, sort, context));
      undecided.delete(id);
    }
    found = mergedWith(found, entries);
    yield { ids: idsOf(found), share: Math.min(0.99, 0.1 + 0.9 * (1 - undecided.size / all)) };
    await pause();
  }
  // Cards without any text: what is not in them is not in them.
  const silent = [...undecided.values()].filter((row) => matches(row, texts.get(row.id) ?? "") === true);
  found = mergedWith(
    found,
    silent.map((row) => entryOf(row, sort, context)),
  );
  yield { ids: idsOf(found), share: 1 };
}

async function* textsFor(
  texts: BrowseTexts,
  ids: readonly CardId[],
  piecesRead: number,
): AsyncGenerator<readonly CardId[]> {
  yield* texts.ask(ids.slice(0, ids.length > FEW ? FIRST : FEW));
  if (ids.length <= FEW) return;
  for (let index = piecesRead; ; index++) {
    const piece = await texts.piece(index);
    if (piece === null) return;
    yield piece;
  }
}

function idsOf(entries: readonly Entry[]): readonly CardId[] {
  return entries.map(({ id }) => id);
}
