import type { CardId } from "#lib/core/ids.ts";
import { asBrowseRow, browseRows, cardCount, type BrowseRow } from "#lib/store/browse-cards.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { pageBreaks } from "../page-breaks.ts";

/** Rows that are taken over in one task. */
const UPDATED_AT_ONCE = 5_000;

/** Every card without its texts, read once and only as far as somebody wants to see; exercises are not among them. */
export class BrowseCards {
  readonly store: Store;
  readonly #source: AsyncGenerator<readonly BrowseRow[]>;
  readonly #pieces: (readonly CardId[])[] = [];
  readonly #rows = new Map<CardId, BrowseRow>();
  #reading: Promise<unknown> = Promise.resolve();
  #isWhole = false;
  #read = 0;
  #count: Promise<number>;

  constructor(store: Store) {
    this.store = store;
    this.#source = browseRows(store);
    this.#count = cardCount(store);
  }

  /** The ids of a piece, in the order in which cards were added; null behind the last one. */
  async piece(index: number): Promise<readonly CardId[] | null> {
    for (;;) {
      const known = this.#pieces[index];
      if (known !== undefined) return known;
      if (this.#isWhole) return null;
      await this.#readNext();
    }
  }

  /** How much is read, 0 to 1. */
  async share(): Promise<number> {
    return this.#isWhole ? 1 : Math.min(1, this.#read / Math.max(1, await this.#count));
  }

  get(id: CardId): BrowseRow | undefined {
    return this.#rows.get(id);
  }

  /** Takes over cards that were just written. Pieces keep the ids of deleted ones, which undo may bring back. */
  async update(cards: readonly CardRow[]): Promise<void> {
    const pause = pageBreaks();
    for (let at = 0; at < cards.length; at += UPDATED_AT_ONCE) {
      for (const card of cards.slice(at, at + UPDATED_AT_ONCE)) {
        if (card.archived) this.#rows.delete(card.id);
        else if (card.kind !== "exercise") this.#rows.set(card.id, asBrowseRow(card));
      }
      await pause();
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
      this.#read += piece.value.length;
      const cards = piece.value.filter((row) => row.kind !== "exercise");
      for (const row of cards) if (!this.#rows.has(row.id)) this.#rows.set(row.id, row);
      this.#pieces.push(cards.map(({ id }) => id));
    });
    this.#reading = next.catch(() => undefined);
    await next;
  }
}
