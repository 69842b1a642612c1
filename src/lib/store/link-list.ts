import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { cardContent } from "./card-content.ts";
import type { CardContent } from "./card-content.ts";
import type { LinkRow, LinkVerdict } from "./link-rows.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";

/** One card of a pair: how it reads and where it stands. */
export interface LinkSide {
  readonly cardId: CardId;
  readonly content: CardContent;
  /** Titles of the notes of its sources. */
  readonly noteTitles: ReadonlyMap<NoteRow["id"], string>;
}

/** A pair with both its cards. */
export interface LinkedCards {
  readonly link: LinkRow;
  readonly first: LinkSide;
  readonly second: LinkSide;
}

/** How many pairs there are under each verdict, without those of archived cards. */
export async function countLinks(store: Store): Promise<Readonly<Record<LinkVerdict, number>>> {
  const counts: Record<LinkVerdict, number> = { open: 0, quiet: 0, same: 0, two: 0, contradiction: 0 };
  return store.transaction("r", [store.links, store.cards], async () => {
    for (const { verdict } of await standing(store, await store.links.toArray())) counts[verdict] += 1;
    return counts;
  });
}

/**
 * The pairs under a verdict: those whose numbers differ first, then those about one subject together. Pairs of cards that
 * are archived are left out.
 * @param language whose wording is preferred
 */
export async function linksUnder(
  store: Store,
  verdict: Exclude<LinkVerdict, "same">,
  language: Language,
): Promise<readonly LinkedCards[]> {
  const { links, cards, sources, overlays, notes } = store;
  return store.transaction("r", [links, cards, sources, overlays, notes], async () => {
    const rows = await standing(store, await links.where("verdict").equals(verdict).toArray());
    const read = new Map<string, Promise<CardContent | null>>();
    const contentOf = (id: CardId, wanted: Language): Promise<CardContent | null> => {
      const known = read.get(`${wanted} ${id}`) ?? cardContent(store, id, wanted);
      read.set(`${wanted} ${id}`, known);
      return known;
    };
    const found: { readonly link: LinkRow; readonly contents: readonly [CardContent, CardContent] }[] = [];
    for (const link of rows) {
      const contents = await inOneLanguage(link, language, contentOf);
      if (contents !== null) found.push({ link, contents });
    }
    const noteIds = found.flatMap(({ contents }) =>
      contents.flatMap(({ sources }) => sources.map(({ noteId }) => noteId)),
    );
    const titles = new Map<NoteRow["id"], string>();
    for (const note of await notes.bulkGet([...new Set(noteIds)]))
      if (note !== undefined) titles.set(note.id, note.title);
    const pairs = found.map(({ link, contents: [first, second] }): LinkedCards => ({
      link,
      first: { cardId: link.firstId, content: first, noteTitles: titles },
      second: { cardId: link.secondId, content: second, noteTitles: titles },
    }));
    return pairs.sort(byDoubt);
  });
}

/** Both cards in one language if they can be: a built-in card is read in the language of the note beside it. */
async function inOneLanguage(
  { firstId, secondId }: LinkRow,
  language: Language,
  contentOf: (id: CardId, language: Language) => Promise<CardContent | null>,
): Promise<readonly [CardContent, CardContent] | null> {
  const [first, second] = [await contentOf(firstId, language), await contentOf(secondId, language)];
  if (first === null || second === null) return null;
  if (first.face.language === second.face.language) return [first, second];
  const firstAlike = await contentOf(firstId, second.face.language);
  if (firstAlike?.face.language === second.face.language) return [firstAlike, second];
  const secondAlike = await contentOf(secondId, first.face.language);
  return [first, secondAlike?.face.language === first.face.language ? secondAlike : second];
}

async function standing(store: Store, rows: readonly LinkRow[]): Promise<readonly LinkRow[]> {
  const ids = [...new Set(rows.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const cards = await store.cards.bulkGet(ids);
  const asked = new Set(cards.flatMap((card) => (card === undefined || card.archived ? [] : [card.id])));
  return rows.filter(
    ({ firstId, secondId, verdict }) => verdict === "same" || (asked.has(firstId) && asked.has(secondId)),
  );
}

function byDoubt(one: LinkedCards, other: LinkedCards): number {
  const doubt = (pair: LinkedCards): number => (pair.link.seemsContradictory === true ? 0 : 1);
  return doubt(one) - doubt(other) || compare(placeOf(one.first), placeOf(other.first));
}

function placeOf({ content, cardId }: LinkSide): string {
  const source: SourceRow | undefined = content.sources[0];
  return [source?.key.subject ?? "", source?.key.attribute ?? "", cardId].join("\n");
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
