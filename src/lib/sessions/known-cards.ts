import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import type { Store } from "#lib/store/open.ts";

/** How many cards besides those read anew stay known: at least as many as undo reaches back to. */
const OTHERS_KEPT = 200;

/** Cards as they were last read or written in this session. */
export class KnownCards {
  readonly #store: Store;
  readonly #cards = new Map<CardId, CardRow>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Remembers cards as they are now. */
  keep(cards: Iterable<CardRow>): void {
    for (const card of cards) {
      // What was kept last stands last.
      this.#cards.delete(card.id);
      this.#cards.set(card.id, card);
    }
  }

  /** Remembers these, and of all others those that were kept last: a session may be as long as it likes. */
  renew(cards: Iterable<CardRow>): void {
    const others = [...this.#cards.values()].slice(-OTHERS_KEPT);
    this.#cards.clear();
    this.keep(others);
    this.keep(cards);
  }

  /** The card if it is known here. */
  get(id: CardId): CardRow | undefined {
    return this.#cards.get(id);
  }

  /** The card as it is known here, or as it is stored. */
  async read(id: CardId): Promise<CardRow | undefined> {
    const known = this.#cards.get(id);
    if (known !== undefined) return known;
    const stored = await readCard(this.#store, id);
    if (stored !== undefined) this.keep([stored]);
    return stored;
  }
}
