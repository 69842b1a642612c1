import type { CardId } from "#lib/core/ids.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";
import { practiceOf, practised, type Practice } from "#lib/scheduling/practice.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "./app.svelte.ts";
import { CardFaces, type Face } from "./card-faces.ts";
import { now } from "./clock.ts";
import { customStudyCards } from "./custom-study.ts";
import { DEFAULT_CHOICES, readChoices, type ReviewChoices } from "./review-choices.ts";
import type { CardInfo } from "./review-info.ts";
import type { ReadyFace } from "./review-view.ts";

export type PracticeView =
  | { readonly kind: "loading" }
  | { readonly kind: "problem"; readonly text: string }
  /** Nothing to go over. */
  | { readonly kind: "none" }
  | { readonly kind: "card"; readonly cardId: CardId; readonly face: Face; readonly revealed: boolean }
  | { readonly kind: "finished"; readonly cards: number; readonly missed: readonly CardId[] };

interface Opened {
  readonly store: Store;
  readonly faces: CardFaces;
  readonly cards: ReadonlyMap<CardId, CardRow>;
}

/**
 * Going over cards beside the schedule. It only reads: nothing that is answered here is stored anywhere but in the
 * session itself.
 */
export class PracticeSession {
  view = $state.raw<PracticeView>({ kind: "loading" });
  /** The card that comes after a known one: drawn out of sight, so that it is there at once. */
  upcoming = $state.raw<ReadyFace | null>(null);
  choices = $state.raw<ReviewChoices>(DEFAULT_CHOICES);
  /** Counts what was brought into view. */
  shownCount = $state(0);

  readonly study: CustomStudy;
  readonly #app: Pick<App, "ready" | "allContent">;
  #opened: Opened | null = null;
  #practice = $state.raw<Practice>(practiceOf([]));
  /** What undo goes back to, the latest last. */
  #before = $state.raw<readonly Practice[]>([]);
  /** The card in view was answered, and the next is not there yet: a second tap is a slip of the thumb. */
  #isTurning = false;

  readonly left = $derived(this.#practice.waiting.length);
  readonly canUndo = $derived(this.#before.length > 0);

  constructor(app: Pick<App, "ready" | "allContent">, study: CustomStudy) {
    this.#app = app;
    this.study = study;
  }

  /** Reads the cards, and goes on where a session stood that a reload broke off. */
  async start(): Promise<void> {
    this.view = { kind: "loading" };
    const store = await this.#app.ready;
    await this.#app.allContent;
    const [cards, choices] = await Promise.all([
      customStudyCards(store, this.study, now()),
      readChoices(store),
    ]);
    this.choices = choices;
    if (!cards.ok) {
      this.view = { kind: "problem", text: problemText(cards.error, getLocale()) };
      return;
    }
    const known = new Map(cards.value.map((card) => [card.id, card]));
    this.#opened = { store, faces: new CardFaces(store, getLocale()), cards: known };
    this.#practice = withThese(this.#place ?? practiceOf([...known.keys()]), known);
    this.#place = null;
    if (known.size === 0) this.view = { kind: "none" };
    else await this.#show();
  }

  #place: Practice | null = null;

  /** Where the session stands, for `resume`. */
  get place(): Practice | null {
    return this.view.kind === "card" ? this.#practice : null;
  }

  /** Goes on where a session stood when it was left. */
  async resume(place: Practice): Promise<void> {
    if (this.#opened === null) this.#place = place;
    else {
      this.#practice = withThese(place, this.#opened.cards);
      await this.#show();
    }
  }

  /** Turns the card. */
  reveal(): void {
    if (this.view.kind === "card" && !this.view.revealed) this.view = { ...this.view, revealed: true };
  }

  /** The learner knew the card in view, or wants it again in this session. */
  async answer(isKnown: boolean): Promise<void> {
    if (this.view.kind !== "card" || !this.view.revealed || this.#isTurning) return;
    this.#before = [...this.#before, this.#practice];
    this.#practice = practised(this.#practice, isKnown);
    await this.#show();
  }

  /** Takes the last answer back and shows its card again. */
  async undo(): Promise<void> {
    const practice = this.#before.at(-1);
    if (practice === undefined) return;
    this.#before = this.#before.slice(0, -1);
    this.#practice = practice;
    await this.#show();
  }

  /** Once more: all of it, or only what was not known. */
  async again(cards: readonly CardId[] | null): Promise<void> {
    this.#before = [];
    this.#practice = practiceOf(cards ?? [...(this.#opened?.cards.keys() ?? [])]);
    await this.#show();
  }

  /** What is known of the card in view; null while none is. */
  async info(): Promise<CardInfo | null> {
    if (this.#opened === null || this.view.kind !== "card") return null;
    const { cardInfo } = await import("./review-info.ts");
    return cardInfo(this.#opened.store, this.view.cardId, now());
  }

  async #show(): Promise<void> {
    if (this.#opened === null) return;
    const { faces } = this.#opened;
    const { waiting, known, missed } = this.#practice;
    const [cardId, next] = waiting;
    this.shownCount += 1;
    this.upcoming = null;
    if (cardId === undefined) {
      this.view = { kind: "finished", cards: known.length, missed };
      return;
    }
    const place = this.shownCount;
    this.#isTurning = true;
    const face = await faces.read(cardId).finally(() => (this.#isTurning = place !== this.shownCount));
    if (place !== this.shownCount) return;
    this.view = { kind: "card", cardId, face, revealed: false };
    if (next === undefined) return;
    const ahead = await faces.read(next);
    if (place === this.shownCount) this.upcoming = { cardId: next, face: ahead };
  }
}

/** A session of before with only those cards that are still among these. */
function withThese(practice: Practice, cards: ReadonlyMap<CardId, unknown>): Practice {
  const only = (ids: readonly CardId[]): readonly CardId[] => ids.filter((id) => cards.has(id));
  return { waiting: only(practice.waiting), known: only(practice.known), missed: only(practice.missed) };
}
