import type { CardId, TopicId } from "#lib/core/ids.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { topicName, TOPICS } from "#lib/mastery/topics.ts";
import type { CardEdit } from "#lib/store/card-edit.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "../app.svelte.ts";
import { cardStateView, type CardStateView } from "../card-state-view.ts";
import { now } from "../clock.ts";
import type { NamedDeck } from "../deck-names.ts";
import { toggleNotice, type EditNotice } from "../edit/notice.ts";
import { studyMoment } from "../study-day.ts";
import { pageBreaks } from "../page-breaks.ts";
import { BrowseCards } from "./browse-cards.ts";
import { BrowseTexts } from "./browse-texts.ts";
import { browseContext, type BrowseContext } from "./context.ts";
import { LongEdit } from "./long-edit.svelte.ts";
import { parseQuery } from "./parse-query.ts";
import type { BrowseQuery, QueryProblem } from "./query.ts";
import { RowTexts } from "./row-texts.svelte.ts";
import { search } from "./search.ts";
import type { Sort } from "./sort.ts";

export type { CardEdit } from "#lib/store/card-edit.ts";

interface Opened {
  readonly store: Store;
  readonly cards: BrowseCards;
  /** All that cards say, for the search. */
  readonly said: BrowseTexts;
  /** What the rows in view show. */
  readonly texts: RowTexts;
  readonly context: BrowseContext;
}

/** State of the card browser: what is looked for, what is found, what is selected, and what was done to it. */
export class Browse {
  /** As typed. */
  text = $state("");
  sort = $state<Sort>("added");
  ids = $state.raw<readonly CardId[]>([]);
  /** How much is looked through, 0 to 1; null while nothing is looked for. */
  share = $state<number | null>(0);
  /** What is wrong with the query; the list then stays as it was. */
  problem = $state.raw<QueryProblem | null>(null);
  /** What went wrong with the device's storage. */
  failure = $state<string | null>(null);
  selected = $state.raw<ReadonlySet<CardId>>(new Set());
  notice = $state.raw<EditNotice | null>(null);
  saving = $state(false);
  /** What is being done to very many cards. */
  readonly long = new LongEdit();

  readonly #app: Pick<App, "ready" | "allContent">;
  #opened = $state.raw<Opened | null>(null);
  /** Counts changes of cards, so that rows in view are drawn anew. */
  #changes = $state(0);
  #run = 0;
  #isClosed = false;
  #isReadingAhead = false;

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  readonly decks = $derived.by((): readonly NamedDeck[] => this.#opened?.context.decks ?? []);

  /** Reads everything anew: on opening, and when the page was away. */
  async open(text: string, sort: Sort): Promise<void> {
    this.text = text;
    this.sort = sort;
    const store = await this.#app.ready;
    await this.#app.allContent;
    this.#opened = {
      store,
      cards: new BrowseCards(store),
      said: new BrowseTexts(store),
      texts: new RowTexts(store, getLocale()),
      context: await browseContext(store),
    };
    await this.search();
  }

  /**
   * Looks for what is typed; a search under way is given up.
   * @param whole the list stays as it is until all is found
   */
  async search(whole = false): Promise<void> {
    const opened = this.#opened;
    const run = ++this.#run;
    if (opened === null) return;
    const query = parseQuery(this.text);
    this.problem = query.ok ? null : query.error;
    if (query.ok) await this.#show(opened, query.value, run, whole);
    else this.share = null;
  }

  /** Somebody is about to type: what cards say is read meanwhile, so that words are found at once. */
  async readAhead(): Promise<void> {
    const said = this.#opened?.said;
    if (said === undefined || this.#isReadingAhead) return;
    this.#isReadingAhead = true;
    const pause = pageBreaks();
    for (let index = said.pieces; !this.#isClosed && (await said.piece(index)) !== null; index++)
      await pause();
  }

  /** The screen was left: nothing goes on behind it. */
  close(): void {
    this.#isClosed = true;
    this.#run += 1;
  }

  /** Stops looking; what is found stays. */
  stop(): void {
    this.#run += 1;
    this.share = null;
  }

  async #show(opened: Opened, query: BrowseQuery, run: number, whole: boolean): Promise<void> {
    this.share = 0;
    const searched = { cards: opened.cards, texts: opened.said };
    for await (const found of search(searched, query, this.sort, opened.context)) {
      if (run !== this.#run) return;
      if (!whole || found.share === 1) this.ids = found.ids;
      this.share = found.share < 1 ? found.share : null;
    }
    const isFound = new Set(this.ids);
    if ([...this.selected].some((id) => !isFound.has(id)))
      this.selected = new Set([...this.selected].filter((id) => isFound.has(id)));
  }

  /** What is known of the card in a row; undefined where there is none. */
  row(index: number): CardStateView | undefined {
    void this.#changes;
    const id = this.ids[index];
    const opened = this.#opened;
    const row = id === undefined ? undefined : opened?.cards.get(id);
    return row === undefined || opened === null ? undefined : cardStateView(row, opened.context);
  }

  textOf(id: CardId): { readonly html: string; readonly plain: string } | undefined {
    return this.#opened?.texts.get(id);
  }

  /** These rows come into view. */
  async show(first: number, end: number): Promise<void> {
    await this.#opened?.texts.show(this.ids.slice(first, end));
  }

  select(id: CardId, isSelected: boolean): void {
    const selected = new Set(this.selected);
    if (isSelected) selected.add(id);
    else selected.delete(id);
    this.selected = selected;
  }

  /** All that is found. */
  selectAll(): void {
    this.selected = new Set(this.ids);
  }

  selectNone(): void {
    this.selected = new Set();
  }

  /** The tags of the cards that were read, most used first. */
  tags(): readonly string[] {
    const counts = new Map<string, number>();
    for (const id of this.ids)
      for (const tag of this.#opened?.cards.get(id)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts].sort(([, first], [, second]) => second - first).map(([tag]) => tag);
  }

  /** Topics by name: the built-in ones, then those of the cards found. */
  topics(): readonly { readonly id: TopicId; readonly name: string }[] {
    const ids = new Set(TOPICS.map(({ id }) => id));
    for (const id of this.ids) {
      const topic = this.#opened?.cards.get(id)?.topic;
      if (topic !== undefined) ids.add(topic);
    }
    return [...ids].map((id) => ({ id, name: topicName(id, getLocale()) }));
  }

  /** Does one thing to all that is selected. */
  async edit(edit: CardEdit): Promise<void> {
    await this.#writing(async (opened) => {
      const ids = this.ids.filter((id) => this.selected.has(id));
      const ending = new AbortController();
      const onProgress = this.long.begin(ids.length, () => ending.abort());
      const moment = await studyMoment(opened.store, now());
      const edited = await editCards(opened.store, ids, edit, moment, {
        onProgress,
        signal: ending.signal,
      });
      if (!edited.ok) {
        if (edited.error.kind !== "cancelled") this.failure = problemText(edited.error, getLocale());
        return;
      }
      const { cards, step } = edited.value;
      await opened.cards.update(cards);
      this.notice = step === null ? null : { edit: edit.kind, count: cards.length, state: "done", step };
      this.selectNone();
      await this.#refresh(opened, edit.kind === "move");
    });
  }

  /** Takes back what the notice tells of, or does it again. */
  async toggle(): Promise<void> {
    const { notice } = this;
    if (notice === null) return;
    await this.#writing(async (opened) => {
      const onProgress = this.long.begin(notice.count, null);
      const toggled = await toggleNotice(opened.store, notice, getLocale(), onProgress);
      if (!toggled.ok) {
        this.notice = null;
        this.failure = toggled.error;
        return;
      }
      await opened.cards.update(toggled.value.cards);
      this.notice = toggled.value.notice;
      await this.#refresh(opened, notice.edit === "move");
    });
  }

  dismiss(): void {
    this.notice = null;
    this.failure = null;
  }

  async #refresh(opened: Opened, decksChanged: boolean): Promise<void> {
    this.#changes += 1;
    if (decksChanged) this.#opened = { ...opened, context: await browseContext(opened.store) };
    await this.search(true);
  }

  async #writing(change: (opened: Opened) => Promise<void>): Promise<void> {
    if (this.#opened === null || this.saving) return;
    this.saving = true;
    this.failure = null;
    try {
      await change(this.#opened);
    } finally {
      this.saving = false;
      this.long.end();
    }
  }
}
