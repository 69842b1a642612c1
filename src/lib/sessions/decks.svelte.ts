import type { DeckId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { deckSummaries, type DeckSummary } from "#lib/store/counts.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { studyDayEndMs, studyMoment } from "./study-plan.ts";

/** A deck as the list shows it. */
export interface DeckView {
  readonly id: DeckId;
  readonly name: string;
  readonly total: number;
  readonly due: number;
  readonly fresh: number;
  /** Titles of its notes, where they say more than its name. */
  readonly notes: readonly string[];
}

export type DecksView =
  { readonly kind: "loading" } | { readonly kind: "ready"; readonly decks: readonly DeckView[] };

/** State of the decks screen. */
export class Decks {
  view = $state.raw<DecksView>({ kind: "loading" });

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Reads counts, which are kept as aggregates. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    const moment = now();
    const { studyDay } = studyMoment(moment);
    const summaries = await deckSummaries(store, { studyDay, stepsUntilMs: studyDayEndMs(moment) });
    const decks = summaries.map((summary) => viewOf(summary, getLocale()));
    this.view = { kind: "ready", decks };
  }
}

/** A built-in deck has a note in each language: the learner sees the one in theirs, and its title names the deck. */
function viewOf({ deckId, total, due, new: fresh, notes }: DeckSummary, language: Language): DeckView {
  const inLanguage = notes.filter((note) => note.language === language);
  const titles = (inLanguage.length > 0 ? inLanguage : notes).map((note) => note.title);
  const [only] = titles;
  const name = only !== undefined && titles.length === 1 ? only : deckId;
  return { id: deckId, name, total, due, fresh, notes: titles.filter((title) => title !== name) };
}
