import type { CardId } from "#lib/core/ids.ts";
import { allTexts, textsOf, type BrowseRow, type CardTexts } from "#lib/store/browse-cards.ts";
import { pageBreaks } from "../page-breaks.ts";
import type { BrowseCards } from "./browse-cards.ts";
import { matcherOf, searchable, type MatchContext } from "./match.ts";
import type { BrowseQuery } from "./query.ts";
import { entryOf, mergedWith, type Entry, type Sort } from "./sort.ts";

/** What is found so far. */
export interface Found {
  readonly ids: readonly CardId[];
  /** How much is looked through, 0 to 1; 1 only at the end. */
  readonly share: number;
}

/** Up to this many cards, the text of each is asked for; for more, all texts are gone through. */
const FEW = 400;
const ASKED_AT_ONCE = 50;

/**
 * Looks for cards piece by piece, with a break for the page between them; whoever no longer wants the answer stops
 * asking. What the cards' figures decide comes first, then what needs their text.
 */
export async function* search(
  cards: BrowseCards,
  query: BrowseQuery,
  sort: Sort,
  context: MatchContext,
): AsyncGenerator<Found> {
  const pause = pageBreaks();
  const matches = matcherOf(query, context);
  const undecided = new Map<CardId, BrowseRow>();
  let found: readonly Entry[] = [];
  for (let index = 0; ; index++) {
    const piece = await cards.piece(index);
    if (piece === null) break;
    const entries: Entry[] = [];
    for (const id of piece) {
      const row = cards.get(id);
      if (row === undefined) continue;
      const verdict = matches(row, null);
      if (verdict === true) entries.push(entryOf(row, sort, context));
      else if (verdict === null) undecided.set(id, row);
    }
    found = mergedWith(found, entries);
    yield { ids: idsOf(found), share: Math.min(0.99, await cards.share()) * (undecided.size > 0 ? 0.1 : 1) };
    await pause();
  }

  let seen = 0;
  for await (const texts of textsFor(cards, [...undecided.keys()])) {
    const entries: Entry[] = [];
    for (const [id, text] of texts) {
      const row = undecided.get(id);
      if (row === undefined) continue;
      seen += 1;
      if (matches(row, searchable(text)) === true) entries.push(entryOf(row, sort, context));
      undecided.delete(id);
    }
    found = mergedWith(found, entries);
    const share = 0.1 + (0.9 * seen) / Math.max(1, seen + undecided.size);
    yield { ids: idsOf(found), share: Math.min(0.99, share) };
    await pause();
  }
  // Cards without any text: what is not in them is not in them.
  const silent = [...undecided.values()].filter((row) => matches(row, "") === true);
  found = mergedWith(
    found,
    silent.map((row) => entryOf(row, sort, context)),
  );
  yield { ids: idsOf(found), share: 1 };
}

async function* textsFor({ store }: BrowseCards, ids: readonly CardId[]): AsyncGenerator<CardTexts> {
  if (ids.length > FEW) {
    yield* allTexts(store);
    return;
  }
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE)
    yield await textsOf(store, ids.slice(at, at + ASKED_AT_ONCE));
}

function idsOf(entries: readonly Entry[]): readonly CardId[] {
  return entries.map(({ id }) => id);
}
