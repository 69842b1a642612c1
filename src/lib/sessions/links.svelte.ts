import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { countLinks, linksUnder, type LinkedCards, type LinkSide } from "#lib/store/link-list.ts";
import { decideLink, type LinkDecision } from "#lib/store/links.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "./app.svelte.ts";

/** Which pairs are shown. */
export const LINK_LISTS = ["open", "quiet", "contradiction"] as const;
export type LinkList = (typeof LINK_LISTS)[number];

/** What the learner says about a pair. */
export type LinkAnswer = "same" | "two" | "contradiction";

/** One card of a pair, ready to draw. */
export interface LinkSideView {
  readonly cardId: CardId;
  /** In which it is shown. */
  readonly language: Language;
  readonly frontHtml: string;
  readonly backHtml: string;
  /** Where it stands: every source, the one that is shown first. */
  readonly places: readonly {
    readonly title: string;
    readonly headingPath: readonly string[];
    readonly startLine: number;
    readonly endLine: number;
  }[];
}

export interface LinkPairView {
  readonly firstId: CardId;
  readonly secondId: CardId;
  readonly sides: readonly [LinkSideView, LinkSideView];
  readonly seemsContradictory: boolean;
}

export type LinksView =
  | { readonly kind: "loading" }
  | { readonly kind: "problem"; readonly text: string }
  | { readonly kind: "ready" };

interface Decided {
  readonly pairs: readonly LinkPairView[];
  readonly answer: LinkAnswer;
}

/** State of the screen on which the learner decides about pairs of cards. */
export class Links {
  view = $state.raw<LinksView>({ kind: "loading" });
  list = $state<LinkList>("open");
  counts = $state.raw<Readonly<Record<LinkList, number>>>({ open: 0, quiet: 0, contradiction: 0 });
  /** The pairs of the list that are left, in the order in which they are shown. */
  pairs = $state.raw<readonly LinkPairView[]>([]);
  /** The card of the pair in view whose wording is kept if they are the same. */
  wording = $state<CardId | null>(null);
  /** What was done last, for the screen to say. */
  last = $state.raw<LinkAnswer | "undone" | null>(null);
  busy = $state(false);

  readonly #app: Pick<App, "ready" | "allContent">;
  #decided = $state.raw<readonly Decided[]>([]);

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  readonly pair = $derived(this.pairs[0] ?? null);
  readonly done = $derived(this.#decided.reduce((sum, { pairs }) => sum + pairs.length, 0));
  readonly total = $derived(this.done + this.pairs.length);
  readonly canUndo = $derived(this.#decided.length > 0);

  /** Reads the pairs of the list in view. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    await this.#read(store);
    this.view = { kind: "ready" };
  }

  /** Shows another list; what was decided in this one can no longer be undone here. */
  async show(list: LinkList): Promise<void> {
    this.list = list;
    this.#decided = [];
    this.last = null;
    await this.refresh();
  }

  /** Decides about the pair in view, and shows the next. */
  async answer(answer: LinkAnswer): Promise<void> {
    const { pair } = this;
    if (pair === null) return;
    await this.#decide([pair], answer);
  }

  /** Says of all that are left that they are two facts each. */
  async allTwo(): Promise<void> {
    if (this.pairs.length > 0) await this.#decide(this.pairs, "two");
  }

  /** Puts the pair in view behind the others. */
  later(): void {
    const [first, ...others] = this.pairs;
    if (first === undefined || others.length === 0) return;
    this.#keep([...others, first]);
    this.last = null;
  }

  /** Takes back what was decided last; the pair comes into view again. */
  async undo(): Promise<void> {
    const decided = this.#decided.at(-1);
    if (decided === undefined || this.busy) return;
    this.busy = true;
    const store = await this.#app.ready;
    for (const pair of decided.pairs.toReversed()) {
      if (!(await this.#write(store, pair, { verdict: this.list }))) break;
    }
    this.#decided = this.#decided.slice(0, -1);
    const front = decided.pairs[0];
    await this.#read(store);
    const isFront = (pair: LinkPairView): boolean =>
      pair.firstId === front?.firstId && pair.secondId === front.secondId;
    this.#keep([...this.pairs.filter(isFront), ...this.pairs.filter((pair) => !isFront(pair))]);
    this.last = "undone";
    this.busy = false;
  }

  async #decide(pairs: readonly LinkPairView[], answer: LinkAnswer): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const store = await this.#app.ready;
    const decided: LinkPairView[] = [];
    for (const pair of pairs) {
      const [first, second] = pair.sides;
      const { cardId: wording, language } = this.wording === second.cardId ? second : first;
      const decision: LinkDecision =
        answer === "same" ? { verdict: "same", wording, language } : { verdict: answer };
      if (!(await this.#write(store, pair, decision))) break;
      decided.push(pair);
    }
    if (decided.length > 0) this.#decided = [...this.#decided, { pairs: decided, answer }];
    const order = new Map(this.pairs.map((pair, index) => [idsOf(pair), index]));
    await this.#read(store);
    // Those that were put off stay behind.
    this.#keep(this.pairs.toSorted((a, b) => (order.get(idsOf(a)) ?? 0) - (order.get(idsOf(b)) ?? 0)));
    if (decided.length > 0) this.last = answer;
    this.busy = false;
  }

  async #write(store: Store, pair: LinkPairView, decision: LinkDecision): Promise<boolean> {
    const written = await decideLink(store, pair, decision);
    if (!written.ok) this.view = { kind: "problem", text: problemText(written.error, getLocale()) };
    return written.ok;
  }

  async #read(store: Store): Promise<void> {
    this.counts = await countLinks(store);
    this.#keep((await linksUnder(store, this.list, getLocale())).map(pairView));
  }

  #keep(pairs: readonly LinkPairView[]): void {
    this.pairs = pairs;
    this.wording = pairs[0]?.sides[0].cardId ?? null;
  }
}

function idsOf({ firstId, secondId }: LinkPairView): string {
  return `${firstId} ${secondId}`;
}

function pairView({ link, first, second }: LinkedCards): LinkPairView {
  return {
    firstId: link.firstId,
    secondId: link.secondId,
    sides: [sideView(first), sideView(second)],
    seemsContradictory: link.seemsContradictory === true,
  };
}

function sideView({ cardId, content, noteTitles }: LinkSide): LinkSideView {
  const { frontHtml, backHtml, language } = content.face;
  // A built-in card stands in a note of each language: the one that is read says enough.
  const inLanguage = content.sources.filter((source) => source.language === language);
  const sources = inLanguage.length > 0 ? inLanguage : content.sources;
  return {
    cardId,
    language,
    frontHtml,
    backHtml,
    places: sources.map(({ noteId, source }) => ({
      title: noteTitles.get(noteId) ?? source.file,
      headingPath: source.headingPath,
      startLine: source.startLine,
      endLine: source.endLine,
    })),
  };
}
