import type { CardId, ExerciseId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { preview, type Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { StoreProblem } from "#lib/store/problem.ts";
import { redo, undoDepths, undoLast } from "#lib/store/undo.ts";
import type { App } from "./app.svelte.ts";
import { CardFaces, type Face } from "./card-faces.ts";
import { now } from "./clock.ts";
import { rateCard } from "./rate-card.ts";
import { ReviewQueue } from "./review-queue.svelte.ts";
import { studyMoment } from "./study-plan.ts";
import { planOf } from "./today-queue.ts";

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
  | {
      readonly kind: "exercise";
      readonly cardId: CardId;
      readonly exerciseId: ExerciseId;
      readonly title: string;
    }
  | { readonly kind: "finished"; readonly summary: ReviewSummary };

export interface ReviewSummary {
  readonly ratings: number;
  readonly minutes: number;
  /** Cards in steps that return later today. */
  readonly returningLater: number;
}

/** The open store and what is in it: all that a session wants of the app. */
export type AppContent = Pick<App, "ready" | "content" | "contentReady">;

interface Opened {
  readonly store: Store;
  readonly faces: CardFaces;
  readonly queue: ReviewQueue;
}

/** A card in view, to be found again after a look elsewhere. */
export interface ReviewPlace {
  readonly cardId: CardId;
  readonly revision: number;
  readonly revealed: boolean;
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

  readonly #app: AppContent;
  #opened = $state.raw<Opened | null>(null);
  /** The card in view as it was when its intervals were worked out: a rating is for that state or refused. */
  #shown: CardRow | null = null;
  #shownAtMs: Milliseconds = 0;
  #ratings = 0;
  #spentMs: Milliseconds = 0;
  #place: ReviewPlace | null = null;

  readonly left = $derived(this.#opened?.queue.left ?? 0);

  constructor(app: AppContent) {
    this.#app = app;
  }

  /** Opens the session, or goes on with it after a reload: the order of a day is always the same. */
  async start(): Promise<void> {
    this.view = { kind: "loading" };
    const store = await this.#app.ready;
    if (!this.#app.contentReady) await this.#app.content;
    const opened = { store, faces: new CardFaces(store, getLocale()), queue: new ReviewQueue(store) };
    this.#opened = opened;
    await opened.queue.read(now());
    await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
  }

  /** After a while in the background the day, or what is due, may have changed; a card in view stays. */
  async refresh(): Promise<void> {
    const opened = this.#opened;
    if (opened === null || this.saving) return;
    await opened.queue.read(now());
    await this.#readUndo(opened);
    if (this.view.kind === "finished") await this.#showNext(opened);
  }

  /** Where the session stands, for `resume`; null while no card is in view. */
  get place(): ReviewPlace | null {
    const { view } = this;
    if (view.kind !== "card" || this.#shown === null) return null;
    return { cardId: view.cardId, revision: this.#shown.revision, revealed: view.revealed };
  }

  /** Goes on where a session stood when it was left, unless that card was answered since. */
  async resume(place: ReviewPlace): Promise<void> {
    this.#place = place;
    if (this.#opened !== null && this.view.kind === "card") await this.#showNext(this.#opened);
  }

  /** Turns the card. */
  reveal(): void {
    if (this.view.kind === "card" && !this.view.revealed) this.view = { ...this.view, revealed: true };
  }

  /** Rates the card in view; nothing moves on before the rating is stored. */
  async rate(rating: Rating): Promise<void> {
    const { view } = this;
    const card = this.#shown;
    if (view.kind !== "card" || !view.revealed || card === null) return;
    await this.#writing(async (opened) => {
      const at = now();
      const durationMs = Math.min(LONGEST_ANSWER_MS, Math.max(0, at.atMs - this.#shownAtMs));
      const recorded = await rateCard(opened.store, card, rating, at, durationMs);
      if (!recorded.ok) {
        await this.#refused(opened, recorded.error);
        return;
      }
      this.#ratings += 1;
      this.#spentMs += durationMs;
      opened.queue.keep(recorded.value.card, at);
      await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
    });
  }

  /** Takes the last rating back and shows its card again. */
  async undo(): Promise<void> {
    await this.#writing(async (opened) => {
      const undone = await undoLast(opened.store, studyMoment(now()));
      if (!undone.ok) {
        await this.#refused(opened, undone.error);
        return;
      }
      if (undone.value.action.kind === "rate") this.#ratings = Math.max(0, this.#ratings - 1);
      this.#keepAll(opened, undone.value.cards);
      this.notice = m.review_undone();
      await Promise.all([this.#show(opened, undone.value.cards[0].id), this.#readUndo(opened)]);
    });
  }

  /** Gives the rating again that was taken back last. */
  async redo(): Promise<void> {
    await this.#writing(async (opened) => {
      const redone = await redo(opened.store, studyMoment(now()));
      if (!redone.ok) {
        await this.#refused(opened, redone.error);
        return;
      }
      if (redone.value.action.kind === "rate") this.#ratings += 1;
      this.#keepAll(opened, redone.value.cards);
      await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
    });
  }

  /** Leaves an exercise for later; it stays due. */
  async skipExercise(): Promise<void> {
    const { view } = this;
    if (view.kind !== "exercise" || this.#opened === null) return;
    this.#opened.queue.skip(view.cardId);
    await this.#showNext(this.#opened);
  }

  /** One write at a time: a second tap while one is under way is a slip of the thumb. */
  async #writing(change: (opened: Opened) => Promise<void>): Promise<void> {
    if (this.#opened === null || this.saving) return;
    this.saving = true;
    this.notice = null;
    try {
      await change(this.#opened);
    } finally {
      this.saving = false;
    }
  }

  /** Another tab was quicker: its state is shown. Anything else is a problem of the device's storage. */
  async #refused(opened: Opened, problem: StoreProblem): Promise<void> {
    if (problem.kind === "stale") {
      this.notice = m.review_stale();
      opened.queue.keep(problem.card, now());
      await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
    } else if (problem.kind === "nothing-to-undo" || problem.kind === "nothing-to-redo") {
      this.notice = m.review_nothing_to_undo();
      await this.#readUndo(opened);
    } else this.view = { kind: "problem", text: problemText(problem, getLocale()) };
  }

  #keepAll({ queue }: Opened, cards: readonly CardRow[]): void {
    const moment = now();
    for (const card of cards) queue.keep(card, moment);
  }

  async #readUndo({ store }: Opened): Promise<void> {
    const depths = await undoDepths(store);
    this.canUndo = depths.undo > 0;
    this.canRedo = depths.redo > 0;
  }

  async #showNext(opened: Opened): Promise<void> {
    const place = this.#place;
    this.#place = null;
    if (place !== null && (await this.#isStillDue(opened, place))) {
      await this.#show(opened, place.cardId);
      if (place.revealed) this.reveal();
      return;
    }
    const next = opened.queue.next(now());
    if (next.kind === "card") await this.#show(opened, next.cardId);
    else this.view = { kind: "finished", summary: this.#summary(opened.queue) };
  }

  async #isStillDue(opened: Opened, { cardId, revision }: ReviewPlace): Promise<boolean> {
    const card = await opened.queue.cards.read(cardId);
    return card !== undefined && card.revision === revision && !card.suspended && !card.archived;
  }

  async #show(opened: Opened, cardId: CardId): Promise<void> {
    const card = await opened.queue.cards.read(cardId);
    if (card === undefined) throw new Error(`Card ${cardId} is in today's queue but not in the store.`);
    if (card.kind === "exercise") {
      const { exerciseId } = card;
      this.view = {
        kind: "exercise",
        cardId,
        exerciseId,
        title: await opened.faces.exerciseTitle(exerciseId),
      };
      return;
    }
    const face = await opened.faces.read(cardId);
    const at = now();
    this.#shown = card;
    this.#shownAtMs = at.atMs;
    const delays = preview(card.memory, at, planOf(card).settings, cardId);
    this.view = { kind: "card", cardId, face, revealed: false, delays };
    this.#readAhead(opened, cardId);
  }

  /** The card after this one is read before it is needed. */
  #readAhead({ queue, faces }: Opened, shown: CardId): void {
    const next = queue.nextAfter(shown, now());
    if (next.kind === "card" && queue.cards.get(next.cardId)?.kind !== "exercise")
      void faces.read(next.cardId);
  }

  #summary(queue: ReviewQueue): ReviewSummary {
    return {
      ratings: this.#ratings,
      minutes: Math.max(1, Math.round(this.#spentMs / MS_PER_MINUTE)),
      returningLater: queue.inSteps,
    };
  }
}
