import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { blockAt } from "#lib/notes/block-at.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { cardContent } from "#lib/store/card-content.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { storageProblemOf } from "#lib/store/problem.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { pageBreaks } from "./page-breaks.ts";
import { nextDueOf, recallOf, type NextDue, type Recall } from "./recall.ts";
import type { ShownBlock, ShownNote } from "./shown-note.ts";
import { readStudyPlans } from "./study-plan.ts";

export type NoteViewState =
  | { readonly kind: "loading"; /** From 0 to 1. */ readonly share: number }
  | { readonly kind: "missing" }
  | { readonly kind: "problem"; readonly text: string }
  | { readonly kind: "ready"; readonly note: ShownNote };

/** A card as a passage of its note lists it. */
export interface PassageCard {
  readonly id: CardId;
  readonly frontHtml: string;
  readonly recall: Recall;
  readonly due: NextDue;
  readonly suspended: boolean;
}

/** How many blocks are drawn at a time: more would hold the page up. */
export const BLOCKS_AT_A_TIME = 120;

/** State of the screen of one note. */
export class NoteView {
  view = $state.raw<NoteViewState>({ kind: "loading", share: 0 });
  onlyUncarded = $state(false);
  /** The block whose cards are shown; null if none. */
  open = $state.raw<ShownBlock | null>(null);
  /** The block that a link led to. */
  target = $state.raw<ShownBlock | null>(null);

  readonly noteId: NoteId;
  readonly #app: Pick<App, "ready" | "content" | "contentReady">;
  #cancel = new AbortController();
  #first = $state(0);
  #count = $state(BLOCKS_AT_A_TIME);

  constructor(app: Pick<App, "ready" | "content" | "contentReady">, noteId: NoteId) {
    this.#app = app;
    this.noteId = noteId;
  }

  /** What there is to draw: all of the note, or what has no card. */
  readonly #blocks = $derived.by((): readonly ShownBlock[] => {
    if (this.view.kind !== "ready") return [];
    const { blocks } = this.view.note;
    return this.onlyUncarded ? blocks.filter(isUncarded) : blocks;
  });

  /** The blocks that are drawn now. */
  readonly shown = $derived(this.#blocks.slice(this.#first, this.#first + this.#count));
  readonly earlier = $derived(Math.min(this.#first, this.#blocks.length));
  readonly later = $derived(Math.max(0, this.#blocks.length - this.#first - this.#count));

  /** @param line where to begin, from 1; null for the beginning */
  async start(line: number | null): Promise<void> {
    this.#cancel.abort();
    this.#cancel = new AbortController();
    const { signal } = this.#cancel;
    this.view = { kind: "loading", share: 0 };
    try {
      const [store, { readShownNote }] = await Promise.all([this.#app.ready, import("./shown-note.ts")]);
      if (!this.#app.contentReady) await this.#app.content;
      const onProgress = (share: number): void => {
        if (!signal.aborted) this.view = { kind: "loading", share };
      };
      const note = await readShownNote(store, this.noteId, now(), {
        pause: pageBreaks(),
        onProgress,
        signal,
      });
      if (signal.aborted || note === null) return;
      this.view = note === undefined ? { kind: "missing" } : { kind: "ready", note };
      this.goTo(line);
    } catch (error) {
      const problem = storageProblemOf(error);
      if (problem === null) throw error;
      if (!signal.aborted) this.view = { kind: "problem", text: problemText(problem, getLocale()) };
    }
  }

  /** The screen was left: nothing goes on behind it. */
  stop(): void {
    this.#cancel.abort();
  }

  /** Brings a line into view and marks its passage; null forgets the mark. */
  goTo(line: number | null): void {
    if (this.view.kind !== "ready") return;
    const { blocks } = this.view.note;
    const index = line === null || !(line >= 1) ? null : blockAt(blocks, line);
    this.target = index === null ? null : (blocks[index] ?? null);
    if (index === null) return;
    this.onlyUncarded = false;
    if (index >= this.#first && index < this.#first + this.#count) return;
    // A little of what stands before it, so that one sees where one is.
    this.#first = Math.max(0, index - BLOCKS_AT_A_TIME / 4);
    this.#count = BLOCKS_AT_A_TIME;
  }

  filter(onlyUncarded: boolean): void {
    this.onlyUncarded = onlyUncarded;
    this.open = null;
    this.#first = 0;
    this.#count = BLOCKS_AT_A_TIME;
  }

  showEarlier(): void {
    const more = Math.min(this.#first, BLOCKS_AT_A_TIME);
    this.#first -= more;
    this.#count += more;
  }

  showLater(): void {
    this.#count += BLOCKS_AT_A_TIME;
  }

  toggle(block: ShownBlock): void {
    this.open = this.open === block ? null : block;
  }

  /** The cards of a block, in the learner's own wording where there is one. */
  async cardsOn(block: ShownBlock): Promise<PassageCard[]> {
    if (this.view.kind !== "ready" || block.state.kind !== "carded") return [];
    const { cards } = this.view.note;
    const store = await this.#app.ready;
    const moment = now();
    const { settings } = (await readStudyPlans(store)).standard;
    const found = block.state.cardIds.flatMap((id) => cards.get(id) ?? []);
    return Promise.all(
      found.map(async ({ id, memory, suspended }) => ({
        id,
        frontHtml: await questionOf(store, id, getLocale()),
        recall: recallOf([memory], moment, settings),
        due: nextDueOf(memory, moment, settings),
        suspended,
      })),
    );
  }
}

function isUncarded({ state }: ShownBlock): boolean {
  return state.kind === "uncarded" || (state.kind === "carded" && state.left.length > 0);
}

async function questionOf(store: Store, cardId: CardId, language: Language): Promise<string> {
  return (await cardContent(store, cardId, language))?.face.frontHtml ?? "";
}
