import type { CardId } from "#lib/core/ids.ts";
import { allTexts, textsOf, type CardTexts } from "#lib/store/browse-cards.ts";
import type { Store } from "#lib/store/open.ts";
import { searchable } from "./match.ts";

const ASKED_AT_ONCE = 50;

/**
 * What cards say, as it is searched: read once, as far as somebody looks, and kept while the screen is open. Reading is
 * what a search for words waits for; the next letter goes on where the last one stopped.
 */
export class BrowseTexts {
  readonly #store: Store;
  readonly #source: AsyncGenerator<CardTexts>;
  readonly #pieces: (readonly CardId[])[] = [];
  readonly #texts = new Map<CardId, string>();
  #reading: Promise<unknown> = Promise.resolve();
  #isWhole = false;

  constructor(store: Store) {
    this.#store = store;
    this.#source = allTexts(store);
  }

  /** How many pieces are read. */
  get pieces(): number {
    return this.#pieces.length;
  }

  /** What a card says, empty if nothing; null while it is not read. */
  get(id: CardId): string | null {
    return this.#texts.get(id) ?? (this.#isWhole ? "" : null);
  }

  /** The cards of a piece, in the order of their ids; null behind the last one. */
  async piece(index: number): Promise<readonly CardId[] | null> {
    for (;;) {
      const known = this.#pieces[index];
      if (known !== undefined) return known;
      if (this.#isWhole) return null;
      await this.#readNext();
    }
  }

  /** Reads these cards before it is their turn: for a few thousand. */
  async *ask(ids: readonly CardId[]): AsyncGenerator<readonly CardId[]> {
    for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
      const some = ids.slice(at, at + ASKED_AT_ONCE);
      const texts = await textsOf(this.#store, some);
      for (const id of some) this.#texts.set(id, searchable(texts.get(id) ?? ""));
      yield some;
    }
  }

  /** One piece at a time, whoever asks. */
  async #readNext(): Promise<void> {
    const before = this.#pieces.length;
    const next = this.#reading.then(async () => {
      if (this.#isWhole || this.#pieces.length > before) return;
      const piece = await this.#source.next();
      if (piece.done === true) {
        this.#isWhole = true;
        return;
      }
      for (const [id, text] of piece.value) this.#texts.set(id, searchable(text));
      this.#pieces.push([...piece.value.keys()]);
    });
    this.#reading = next.catch(() => undefined);
    await next;
  }
}
