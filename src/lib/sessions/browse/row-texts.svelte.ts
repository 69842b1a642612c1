import { SvelteMap } from "svelte/reactivity";

import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { cardContents } from "#lib/store/card-content.ts";
import type { Store } from "#lib/store/open.ts";

/** What a row shows of a card's text. */
export interface RowText {
  readonly html: string;
  /** Without markup: what a screen reader says. */
  readonly plain: string;
}

/** How many rows are kept: some screens in both directions. */
const KEPT = 400;

/**
 * The texts of the rows in view; read when they come into view, and forgotten long after. What a quick thumb has left
 * behind before it could be read is not read.
 */
export class RowTexts {
  readonly #store: Store;
  readonly #language: Language;
  readonly #texts = new SvelteMap<CardId, RowText>();
  readonly #known = new Set<CardId>();
  #wanted: readonly CardId[] = [];
  #reading: Promise<void> | null = null;

  constructor(store: Store, language: Language) {
    this.#store = store;
    this.#language = language;
  }

  /** The text of a card; undefined until it is read. */
  get(id: CardId): RowText | undefined {
    return this.#texts.get(id);
  }

  /** Reads what is not known yet. */
  async show(ids: readonly CardId[]): Promise<void> {
    this.#wanted = ids;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  /** One request at a time: the next one is for what is in view by then. */
  async #read(): Promise<void> {
    for (;;) {
      const missing = this.#wanted.filter((id) => !this.#known.has(id));
      if (missing.length === 0) return;
      const contents = await cardContents(this.#store, missing, this.#language);
      for (const id of missing) {
        const face = contents.get(id)?.face;
        this.#known.add(id);
        this.#texts.set(id, { html: face?.frontHtml ?? "", plain: plainText(face?.front ?? id) });
      }
      this.#forget(new Set(this.#wanted));
    }
  }

  #forget(shown: ReadonlySet<CardId>): void {
    for (const id of [...this.#known]) {
      if (this.#known.size <= KEPT) return;
      if (shown.has(id)) continue;
      this.#texts.delete(id);
      this.#known.delete(id);
    }
  }
}

/** Markdown without its marks, in one line. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\*\*|__|`{1,3}|\$\$?|⟦|⟧/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
