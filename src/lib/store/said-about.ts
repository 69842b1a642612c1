import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import type { SourceRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";

/** What the store says about some subjects. */
export interface SaidAbout {
  readonly sources: readonly SourceRow[];
  /** Their cards, without archived ones. */
  readonly cards: ReadonlyMap<CardId, CardRow>;
  /** Cards that the learner called the same as another: they may be worded in several ways. */
  readonly settled: ReadonlySet<CardId>;
  readonly noteTitles: ReadonlyMap<SourceRow["noteId"], string>;
}

/**
 * Every place that speaks about the subjects asked for, without those of archived cards. Only the subjects' names are
 * read of all cards, so that it takes no longer with a hundred thousand.
 * @param isAsked told by the name of a subject, as its note writes it
 * @param cardIds cards that are wanted whatever they are about
 */
export async function saidAbout(
  store: Store,
  isAsked: (subject: string) => boolean,
  cardIds: readonly CardId[],
): Promise<SaidAbout> {
  return store.transaction("r", [store.sources, store.cards, store.links, store.notes], async () => {
    const names = await store.sources.orderBy("key.subject").uniqueKeys();
    const subjects = names.filter((name): name is string => typeof name === "string" && isAsked(name));
    const about = await store.sources.where("key.subject").anyOf(subjects).toArray();
    const named = await store.sources
      .where("cardId")
      .anyOf([...cardIds])
      .toArray();
    const rows = new Map(
      [...about, ...named].map((row) => [[row.noteId, row.cardId, row.ordinal].join("\n"), row]),
    );
    const ids = [...new Set([...rows.values()].map(({ cardId }) => cardId))];
    const cards = new Map<CardId, CardRow>();
    for (const card of await store.cards.bulkGet(ids)) if (card?.archived === false) cards.set(card.id, card);
    const noteIds = [...new Set([...rows.values()].map(({ noteId }) => noteId))];
    const notes = await store.notes.bulkGet(noteIds);
    return {
      sources: [...rows.values()].filter(({ cardId }) => cards.has(cardId)),
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
