import type { CardId, NoteId } from "#lib/core/ids.ts";
import { withFields } from "./changed-fields.ts";
import type { NoteRow, SourceRow } from "./note-rows.ts";
import { sourceKey, sourcesOfNote } from "./note-source-rows.ts";
import type { Store } from "./schema.ts";

/**
 * The notes of two devices: where both have one in different editions, the one that was imported later, as a whole. A
 * card that is in the older edition alone keeps its text and its history, and is archived, as if the newer edition had
 * been imported over it.
 */
export class MergedNotes {
  readonly #store: Store;
  /** What stood here in notes that there are newer of. */
  readonly #replaced: SourceRow[] = [];
  readonly #newerThere = new Set<NoteId>();
  readonly #olderThere = new Set<NoteId>();
  /** Cards that are new here and stand in such an older edition. */
  readonly #outdated = new Set<CardId>();
  readonly #standing = new Set<CardId>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** How many notes are newer there. */
  get newer(): number {
    return this.#newerThere.size;
  }

  async take(notes: readonly NoteRow[]): Promise<void> {
    const known = await this.#store.notes.bulkGet(notes.map(({ id }) => id));
    for (const [index, there] of notes.entries()) {
      const here = known[index];
      if (here === undefined) {
        await this.#store.notes.add(there);
      } else if (here.contentHash === there.contentHash) {
        await this.#decline(here, there.declined);
      } else if (there.importedAtMs > here.importedAtMs) {
        await this.#replace(there);
        await this.#decline(there, here.declined);
      } else {
        this.#olderThere.add(there.id);
        await this.#decline(here, there.declined);
      }
    }
  }

  /** @param newCards those that were not here */
  async takeSources(sources: readonly SourceRow[], newCards: ReadonlySet<CardId>): Promise<void> {
    const wanted = sources.filter(
      ({ noteId, cardId }) => newCards.has(cardId) || this.#newerThere.has(noteId),
    );
    await this.#store.sources.bulkPut(wanted);
    for (const { noteId, cardId } of wanted)
      (this.#olderThere.has(noteId) ? this.#outdated : this.#standing).add(cardId);
  }

  /** Archives what is in no note any more. @returns how many cards */
  async finish(): Promise<number> {
    const left = new Set([...this.#outdated].filter((id) => !this.#standing.has(id)));
    const stands = new Set<CardId>();
    for (const cardId of new Set(this.#replaced.map((row) => row.cardId)))
      if ((await this.#store.sources.where("cardId").equals(cardId).count()) > 0) stands.add(cardId);
    const homeless = this.#replaced.filter(({ cardId }) => !stands.has(cardId));
    await this.#store.sources.bulkPut(homeless);
    for (const { cardId } of homeless) left.add(cardId);
    const cards = (await this.#store.cards.bulkGet([...left])).filter((card) => card?.archived === false);
    await this.#store.cards.bulkPut(
      cards.flatMap((card) => (card === undefined ? [] : [withFields(card, { archived: true })])),
    );
    return cards.length;
  }

  async #replace(there: NoteRow): Promise<void> {
    this.#newerThere.add(there.id);
    const rows = await sourcesOfNote(this.#store, there.id);
    this.#replaced.push(...rows);
    await this.#store.sources.bulkDelete(rows.map(sourceKey));
    await this.#store.notes.put(there);
  }

  /** What was deleted on either device does not come back when the note is imported again. */
  async #decline(note: NoteRow, declined: readonly CardId[]): Promise<void> {
    const added = declined.filter((id) => !note.declined.includes(id));
    if (added.length === 0) return;
    const cards = await this.#store.cards.bulkGet(added);
    const deleted = added.filter((_, index) => cards[index]?.archived !== false);
    if (deleted.length > 0)
      await this.#store.notes.put({ ...note, declined: [...note.declined, ...deleted] });
  }
}
