import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";
import { keysOfCards, keysOfNames, sourcesByKeys } from "./source-keys.ts";
import type { SourceKey } from "./source-keys.ts";
import { PART, type Work } from "./work.ts";

/** What the store says about some subjects. */
export interface SaidAbout {
  readonly sources: readonly SourceRow[];
  /** Their cards, without archived ones. */
  readonly cards: ReadonlyMap<CardId, CardRow>;
  /** Cards that the learner called the same as another: they may be worded in several ways. */
  readonly settled: ReadonlySet<CardId>;
  readonly noteTitles: ReadonlyMap<SourceRow["noteId"], string>;
}

/** What whoever asks has read already. */
export interface AtHand {
  /** Notes whose places are not asked for. */
  readonly noteIds: ReadonlySet<NoteId>;
  /** Cards as they are stored, without archived ones. */
  readonly cards: ReadonlyMap<CardId, CardRow>;
}

const NOTHING: AtHand = { noteIds: new Set(), cards: new Map() };

/**
 * Every place that speaks about the subjects asked for, without those of archived cards. Only the subjects' names are
 * read of all cards: a second and a half for a hundred thousand.
 * @param isAsked told by the name of a subject, as its note writes it
 * @param cardIds cards that are wanted whatever they are about
 */
export async function saidAbout(
  store: Store,
  isAsked: (subject: string) => boolean,
  cardIds: readonly CardId[],
  { noteIds: readNotes, cards: read }: AtHand = NOTHING,
  work: Work = {},
): Promise<SaidAbout> {
  return store.transaction("r", [store.sources, store.cards, store.links, store.notes], async () => {
    const keys = new Map<string, SourceKey>();
    const add = (found: readonly SourceKey[]): void => {
      for (const key of found) if (!readNotes.has(key[0])) keys.set(key.join("\n"), key);
    };
    add(await keysOfNames(store, isAsked, work));
    add(await keysOfCards(store, cardIds));
    const rows = await sourcesByKeys(store, [...keys.values()]);
    const cards = new Map(read);
    const ids = [...new Set(rows.map(({ cardId }) => cardId))].filter((id) => !cards.has(id));
    for (let from = 0; from < ids.length; from += PART) {
      for (const card of await store.cards.bulkGet(ids.slice(from, from + PART)))
        if (card?.archived === false) cards.set(card.id, card);
    }
    const noteIds = [...new Set(rows.map(({ noteId }) => noteId))];
    const notes = await store.notes.bulkGet(noteIds);
    return {
      sources: rows.filter(({ cardId }) => cards.has(cardId)),
      cards,
      settled: await settledIds(store),
      noteTitles: new Map(notes.flatMap((note) => (note === undefined ? [] : [[note.id, note.title]]))),
    };
  });
}

/** Cards that the learner called the same as another: they may be worded in several ways. */
async function settledIds(store: Store): Promise<ReadonlySet<CardId>> {
  const same = await store.links.where("verdict").equals("same").toArray();
  return new Set(same.flatMap(({ merges = [] }) => merges.map(({ keptId }) => keptId)));
}
