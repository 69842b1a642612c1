import { SvelteMap } from "svelte/reactivity";

import type { CardId, ExerciseId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { answer, preview } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { nextCard, withCard, withoutCard, type Queue } from "#lib/scheduling/queue.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import type { Store } from "#lib/store/open.ts";
import type { StoreProblem } from "#lib/store/problem.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { redo, undoDepths, undoLast, type Toggled } from "#lib/store/undo.ts";
import type { App } from "./app.svelte.ts";
import { CardFaces, type Face } from "./card-faces.ts";
import { now } from "./clock.ts";
import { CARD_PLAN, studyMoment } from "./study-plan.ts";
import { planOf, readTodayQueue } from "./today-queue.ts";

export type ReviewView =
  | { readonly kind: "loading" }
  | { readonly kind: "problem"; readonly text: string }
  | {
      readonly kind: "card";
      readonly cardId: CardId;
      readonly face: Face;
      readonly revealed: boolean;
      /** What each rating would give. */
      readonly delays: PerRating<{ readonly delay: Delay }>;
    }
  | { readonly kind: "exercise"; readonly cardId: CardId; readonly exerciseId: ExerciseId; readonly title: string }
  | { readonly kind: "finished"; readonly summary: ReviewSummary };

export interface ReviewSummary {
  readonly ratings: number;
  readonly minutes: number;
  /** Cards in steps that return later today. */
  readonly returningLater: number;
}

/** A pause longer than this is not study time. */
const LONGEST_ANSWER_MS = 60_000;

/** State of the review screen: which card is asked, what is left, and how to take a rating back. */
export class Review {
  view = $state.raw<ReviewView>({ kind: "loading" });
  /** A short word about what just happened, for the eye and the screen reader. */
  notice = $state<string | null>(null);
  /** While a rating is written the next one waits. */
  saving = $state(false);
  canUndo = $state(false);
  canRedo = $state(false);

  readonly #app: App;
  #store: Store | null = null;
  #faces: CardFaces | null = null;
  #queue = $state.raw<Queue | null>(null);
  readonly #cards = new SvelteMap<CardId, CardRow>();
  #skipped = new Set<CardId>();
  #shownAtMs: Milliseconds = 0;
  #ratings = 0;
  #spentMs: Milliseconds = 0;

  readonly left = $derived.by(() => {
    const queue = this.#queue;
    return queue === null ? 0 : queue.inSteps.length + queue.reviews.length + queue.newCards.length;
  });

  constructor(app: App) {
    this.#app = app;
  }

  /** Opens the session, or goes on with it after a reload: the order of a day is always the same. */
  async start(): Promise<void> {
    this.view = { kind: "loading" };
    this.#store = await this.#app.ready;
    if (!this.#app.contentReady) await this.#app.content;
    this.#faces = new CardFaces(this.#store, getLocale());
    await this.#readQueue();
    await this.#showNext();
  }

  /** After a while in the background the day, or what is due, may have changed; a card in view stays. */
  async refresh(): Promise<void> {
    if (this.#store === null || this.saving) return;
    const inView = this.view;
    await this.#readQueue();
    if (inView.kind !== "card" && inView.kind !== "exercise") await this.#showNext();
  }

  /** Turns the card. */
  reveal(): void {
    if (this.view.kind === "card" && !this.view.revealed) this.view = { ...this.view, revealed: true };
  }

  /** Rates the card in view; nothing moves on before the rating is stored. */
  async rate(rating: Rating): Promise<void> {
    const { view } = this;
    if (view.kind !== "card" || !view.revealed || this.saving || this.#store === null) return;
    const card = this.#cards.get(view.cardId);
    if (card === undefined) return;
    this.saving = true;
    this.notice = null;
    try {
      await this.#record(this.#store, card, rating);
    } finally {
      this.saving = false;
    }
  }

  /** Takes the last rating back and shows its card again. */
  async undo(): Promise<void> {
    await this.#toggle((store) => undoLast(store, studyMoment(now())), m.review_undone());
  }

  /** Gives the rating again that was taken back last. */
  async redo(): Promise<void> {
    await this.#toggle((store) => redo(store, studyMoment(now())), null);
  }

  /** Leaves an exercise for later; it stays due. */
  async skipExercise(): Promise<void> {
    if (this.view.kind !== "exercise" || this.#queue === null) return;
    this.#skipped.add(this.view.cardId);
    this.#queue = withoutCard(this.#queue, this.view.cardId);
    await this.#showNext();
  }

  async #readQueue(): Promise<void> {
    if (this.#store === null) return;
    const { queue, cards } = await readTodayQueue(this.#store, now());
    for (const [id, card] of cards) this.#cards.set(id, card);
    this.#queue = [...this.#skipped].reduce(withoutCard, queue);
    await this.#readUndo(this.#store);
  }

  async #readUndo(store: Store): Promise<void> {
    const depths = await undoDepths(store);
    this.canUndo = depths.undo > 0;
    this.canRedo = depths.redo > 0;
  }

  async #record(store: Store, card: CardRow, rating: Rating): Promise<void> {
    const at = now();
    const plan = planOf(card);
    const { memory } = answer(card.memory, rating, at, plan.settings, card.id);
    const durationMs = Math.min(LONGEST_ANSWER_MS, Math.max(0, at.atMs - this.#shownAtMs));
    const recorded = await recordAnswer(store, {
      readRevision: card.revision,
      memory,
      event: {
        kind: "rate",
        cardId: card.id,
        rating,
        phase: card.memory.phase,
        durationMs,
        chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
        presetId: plan.presetId,
        parametersId: plan.parametersId,
        ...studyMoment(at),
      },
      bury: null,
      suspend: false,
    });
    if (!recorded.ok) {
      await this.#refused(store, recorded.error);
      return;
    }
    this.#ratings += 1;
    this.#spentMs += durationMs;
    this.#keep(recorded.value.card);
    await Promise.all([this.#showNext(), this.#readUndo(store)]);
  }

  /** Another tab was quicker: its state is shown. Anything else is a problem of the device's storage. */
  async #refused(store: Store, problem: StoreProblem): Promise<void> {
    if (problem.kind === "stale") {
      this.notice = m.review_stale();
      this.#keep(problem.card);
      await Promise.all([this.#showNext(), this.#readUndo(store)]);
      return;
    }
    this.view = { kind: "problem", text: problemText(problem, getLocale()) };
  }

  async #toggle(
    change: (store: Store) => Promise<{ ok: true; value: Toggled } | { ok: false; error: StoreProblem }>,
    notice: string | null,
  ): Promise<void> {
    const store = this.#store;
    if (store === null || this.saving) return;
    this.saving = true;
    try {
      const toggled = await change(store);
      if (!toggled.ok) {
        if (toggled.error.kind === "nothing-to-undo" || toggled.error.kind === "nothing-to-redo") {
          this.notice = m.review_nothing_to_undo();
          await this.#readUndo(store);
        } else await this.#refused(store, toggled.error);
        return;
      }
      for (const card of toggled.value.cards) this.#keep(card);
      this.notice = notice;
      const [first] = toggled.value.cards;
      await Promise.all([notice === null ? this.#showNext() : this.#show(first.id), this.#readUndo(store)]);
    } finally {
      this.saving = false;
    }
  }

  #keep(card: CardRow): void {
    this.#cards.set(card.id, card);
    if (this.#queue === null) return;
    const candidate = { cardId: card.id, memory: card.memory };
    this.#queue =
      card.suspended || card.archived
        ? withoutCard(this.#queue, card.id)
        : withCard(this.#queue, candidate, now(), CARD_PLAN.settings);
  }

  async #showNext(): Promise<void> {
    if (this.#queue === null) return;
    const next = nextCard(this.#queue, now(), CARD_PLAN.settings);
    if (next.kind === "card") await this.#show(next.cardId);
    else this.view = { kind: "finished", summary: this.#summary(this.#queue) };
  }

  async #show(cardId: CardId): Promise<void> {
    const card = this.#cards.get(cardId) ?? (this.#store && (await readCard(this.#store, cardId)));
    if (!card || this.#faces === null) return;
    this.#cards.set(cardId, card);
    if (card.kind === "exercise") {
      const title = await this.#faces.exerciseTitle(card.exerciseId);
      this.view = { kind: "exercise", cardId, exerciseId: card.exerciseId, title };
      return;
    }
    const face = await this.#faces.read(cardId);
    const at = now();
    this.#shownAtMs = at.atMs;
    const delays = preview(card.memory, at, planOf(card).settings, cardId);
    this.view = { kind: "card", cardId, face, revealed: false, delays };
    this.#readAhead(cardId);
  }

  /** The card after this one is read before it is needed. */
  #readAhead(shown: CardId): void {
    if (this.#queue === null || this.#faces === null) return;
    const next = nextCard(withoutCard(this.#queue, shown), now(), CARD_PLAN.settings);
    if (next.kind === "card" && this.#cards.get(next.cardId)?.kind !== "exercise") void this.#faces.read(next.cardId);
  }

  #summary(queue: Queue): ReviewSummary {
    return {
      ratings: this.#ratings,
      minutes: Math.max(1, Math.round(this.#spentMs / MS_PER_MINUTE)),
      returningLater: queue.inSteps.length,
    };
  }
}
