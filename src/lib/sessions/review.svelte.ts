import type { CardId } from "#lib/core/ids.ts";
import type { Milliseconds, Moment } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { preview, RATINGS } from "#lib/scheduling/answer.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { isSame } from "#lib/store/is-same.ts";
import type { Store } from "#lib/store/open.ts";
import type { StoreProblem } from "#lib/store/problem.ts";
import { undoDepths } from "#lib/store/undo-stack.ts";
import type { Toggled } from "#lib/store/undo.ts";
import type { AppContent } from "./app-content.ts";
import { CardFaces } from "./card-faces.ts";
import { now } from "./clock.ts";
import type { Terms } from "./due-load.ts";
import { rateCard } from "./rate-card.ts";
import type { CardAction } from "./review-actions.ts";
import { DEFAULT_CHOICES, readChoices, type ReviewChoices } from "./review-choices.ts";
import type { CardInfo } from "./review-info.ts";
import { ReviewQueue } from "./review-queue.svelte.ts";
import type { ReadyFace, ReviewPlace, ReviewSummary, ReviewView } from "./review-view.ts";

interface Opened {
  readonly store: Store;
  readonly faces: CardFaces;
  readonly queue: ReviewQueue;
}

type CardView = Extract<ReviewView, { readonly kind: "card" }>;

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
  /** The card that most likely comes next: drawn out of sight, so that it is there at once. */
  upcoming = $state.raw<ReadyFace | null>(null);
  /** How the learner wants to review. */
  choices = $state.raw<ReviewChoices>(DEFAULT_CHOICES);
  /** Counts what was brought into view. */
  shownCount = $state(0);

  readonly aheadDays: number | null;
  readonly #app: AppContent;
  #opened = $state.raw<Opened | null>(null);
  /** The card in view as it was when its intervals were worked out: a rating is for that state or refused. */
  #shown: CardRow | null = null;
  /** Settles when what is being written now is. */
  #turn: Promise<void> = Promise.resolve();
  /** The same for what is read ahead. */
  #ahead: Promise<void> = Promise.resolve();
  #shownAtMs: Milliseconds = 0;
  /** By which its intervals were worked out. */
  #terms: Terms | null = null;
  #startedAtMs: Milliseconds = 0;
  #place: ReviewPlace | null = null;

  readonly left = $derived(this.#opened?.queue.left ?? 0);

  /** @param aheadDays null to review what is due; else what will be on so many days to come, answered as well */
  constructor(app: AppContent, aheadDays: number | null = null) {
    this.#app = app;
    this.aheadDays = aheadDays;
  }

  /** Opens the session, or goes on with it after a reload: the order of a day is always the same. */
  async start(): Promise<void> {
    this.view = { kind: "loading" };
    this.#startedAtMs = now().atMs;
    const store = await this.#app.ready;
    if (!this.#app.contentReady) await this.#app.content;
    const opened = {
      store,
      faces: new CardFaces(store, getLocale()),
      queue: new ReviewQueue(store, this.aheadDays),
    };
    this.#opened = opened;
    const [choices] = await Promise.all([readChoices(store), opened.queue.read(now())]);
    this.choices = choices;
    await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
  }

  /** Ends the session: from then on nothing is read ahead. @returns when what was under way is done */
  async close(): Promise<void> {
    this.#opened = null;
    await this.#turn;
    await this.#ahead;
  }

  /** After a while in the background the day, or what is due, may have changed; a card in view stays. */
  async refresh(): Promise<void> {
    const opened = this.#opened;
    if (opened === null || this.saving) return;
    await opened.queue.read(now());
    await this.#readUndo(opened);
    if (this.view.kind === "finished") await this.#showNext(opened);
    else this.#promiseAnew();
  }

  /** Where the session stands, for `resume`; null while no card is in view. */
  get place(): ReviewPlace | null {
    const { view } = this;
    if (view.kind !== "card" || this.#shown === null) return null;
    return {
      cardId: view.cardId,
      lastReviewAtMs: lastReviewAtMs(this.#shown),
      revealed: view.revealed,
    };
  }

  /** Goes on where a session stood when it was left, unless that card was answered since. */
  async resume(place: ReviewPlace): Promise<void> {
    this.#place = place;
    if (this.#opened !== null && this.view.kind === "card") await this.#showNext(this.#opened);
  }

  /** Turns the card. */
  reveal(): void {
    this.#promiseAnew();
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
      const recorded = await rateCard(
        opened.store,
        card,
        rating,
        at,
        durationMs,
        this.#terms ?? opened.queue.termsOf(card),
      );
      if (!recorded.ok) {
        await this.#refused(opened, recorded.error);
        return;
      }
      this.#keepAll(opened, [recorded.value.card, ...recorded.value.buried]);
      if (recorded.value.isLeech) this.notice = leechText(recorded.value.card);
      // A rating is a step on top of all others: that need not be read.
      this.canUndo = true;
      this.canRedo = false;
      await this.#showNext(opened);
    });
  }

  /** Suspends, buries, flags or resets the card in view; a flagged one stays in view. */
  async act(action: CardAction): Promise<void> {
    const card = this.#shown;
    if (this.view.kind !== "card" || card === null) return;
    await this.#writing(async (opened) => {
      const { actOnCard } = await import("./review-actions.ts");
      const done = await actOnCard(opened.store, card, action, now());
      if (!done.ok) {
        await this.#refused(opened, done.error);
        return;
      }
      opened.queue.keep(done.value, now());
      if (action.kind === "flag") this.#reflag(done.value);
      else await this.#showNext(opened);
      await this.#readUndo(opened);
      this.notice = didText(action);
    });
  }

  /** What is known of the card in view; null while none is. */
  async info(): Promise<CardInfo | null> {
    if (this.#opened === null || this.view.kind !== "card") return null;
    const { cardId } = this.view;
    const { cardInfo } = await import("./review-info.ts");
    return cardInfo(this.#opened.store, cardId, now());
  }

  /** Takes the last step back, a rating or another, and shows its card again. */
  async undo(): Promise<void> {
    await this.#inTurn(async (opened) => {
      const { undoLast } = await import("#lib/store/undo.ts");
      const undone = await undoLast(opened.store, opened.queue.studyMoment(now()));
      if (!undone.ok) {
        await this.#refused(opened, undone.error);
        return;
      }
      const { action } = undone.value;
      await this.#showToggled(opened, undone.value);
      this.notice = action.kind === "rate" ? m.review_undone() : m.review_undone_change();
    });
  }

  /** Does again what was taken back last. */
  async redo(): Promise<void> {
    await this.#inTurn(async (opened) => {
      const { redo } = await import("#lib/store/undo.ts");
      const redone = await redo(opened.store, opened.queue.studyMoment(now()));
      if (!redone.ok) {
        await this.#refused(opened, redone.error);
        return;
      }
      const { action } = redone.value;
      if (action.kind === "flag" || action.kind === "edit") await this.#showToggled(opened, redone.value);
      else {
        await this.#takeIn(opened, action, redone.value.cards);
        await Promise.all([this.#showNext(opened), this.#readUndo(opened)]);
      }
      this.notice = m.review_redone();
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
    const writing = this.#write(this.#opened, change);
    this.#turn = writing.catch(() => undefined);
    await writing;
  }

  /** Undo and redo are meant as often as they are asked for: they wait for what is under way. */
  async #inTurn(change: (opened: Opened) => Promise<void>): Promise<void> {
    const opened = this.#opened;
    if (opened === null) return;
    const turn = this.#turn.then(() => this.#write(opened, change));
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  async #write(opened: Opened, change: (opened: Opened) => Promise<void>): Promise<void> {
    this.saving = true;
    this.notice = null;
    try {
      await change(opened);
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
    } else {
      // Words for problems are loaded with the first of them.
      const { problemText } = await import("#lib/store/problem-text.ts");
      this.view = { kind: "problem", text: problemText(problem, getLocale()) };
    }
  }

  /** The card that a step was about, as it is now; another one if that is not asked any more, or if there were many. */
  async #showToggled(opened: Opened, { action, cards }: Toggled): Promise<void> {
    const [acted, ...others] = cards;
    const { view } = this;
    const wasRevealed = view.kind === "card" && view.cardId === acted.id && view.revealed;
    await this.#takeIn(opened, action, cards);
    opened.faces.forget(cards.map(({ id }) => id));
    const isOfOne = action.kind === "rate" || (action.kind !== "reschedule" && others.length === 0);
    const isAsked = !acted.suspended && !acted.archived && isOfOne;
    if (isAsked) await this.#show(opened, acted.id);
    else await this.#showNext(opened);
    if (wasRevealed && action.kind !== "rate") this.reveal();
    await this.#readUndo(opened);
  }

  #reflag(card: CardRow): void {
    this.#shown = card;
    if (this.view.kind === "card") this.view = { ...this.view, flag: card.flag };
  }

  /** Cards that undo or redo changed; where many were moved the day is another. */
  async #takeIn(opened: Opened, { kind }: Toggled["action"], cards: readonly CardRow[]): Promise<void> {
    if (kind === "reschedule") await opened.queue.read(now());
    else this.#keepAll(opened, cards);
  }

  #keepAll({ queue }: Opened, cards: readonly CardRow[]): void {
    const moment = now();
    for (const card of cards) queue.keep(card, moment);
  }

  async #readUndo({ store }: Opened): Promise<void> {
    const depths = await undoDepths(store);
    this.canUndo = depths.undo > 0;
    // Not needed before, and at once when it is.
    if (this.canUndo) import("#lib/store/undo.ts").catch(() => undefined);
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
    const next = await opened.queue.nextOfAll(now());
    if (next.kind === "card") await this.#show(opened, next.cardId);
    else {
      this.upcoming = null;
      this.view = { kind: "finished", summary: await this.#summary(opened) };
    }
  }

  async #isStillDue(opened: Opened, place: ReviewPlace): Promise<boolean> {
    const card = await opened.queue.cards.read(place.cardId);
    if (card === undefined || card.suspended || card.archived) return false;
    return lastReviewAtMs(card) === place.lastReviewAtMs;
  }

  async #show(opened: Opened, cardId: CardId): Promise<void> {
    const card = await opened.queue.cards.read(cardId);
    if (card === undefined) throw new Error(`Card ${cardId} is in today's queue but not in the store.`);
    if (card.kind === "exercise") {
      const { exerciseId } = card;
      this.upcoming = null;
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
    const terms = opened.queue.termsOf(card);
    this.#terms = terms;
    const delays = delaysOf(card, terms, at);
    const { flag, memory } = card;
    this.shownCount += 1;
    this.upcoming = null;
    this.view = { kind: "card", cardId, face, revealed: false, flag, isNew: memory.phase === "new", delays };
    if (this.#opened === opened) this.#ahead = this.#readAhead(opened, cardId);
  }

  /** The buttons of the card in view say what they do now: since it was shown a new day may have begun. */
  #promiseAnew(): void {
    const { view } = this;
    if (view.kind !== "card" || this.#shown === null || this.#terms === null) return;
    const delays = delaysOf(this.#shown, this.#terms, now());
    const isKept = RATINGS.every((rating) => isSame(view.delays[rating].delay, delays[rating].delay));
    if (!isKept) this.view = { ...view, delays };
  }

  /** The card after this one is read, and drawn, before it is needed. */
  async #readAhead({ queue, faces }: Opened, shown: CardId): Promise<void> {
    const place = this.shownCount;
    const next = queue.nextAfter(shown, now());
    if (next.kind !== "card" || queue.cards.get(next.cardId)?.kind === "exercise") {
      this.upcoming = null;
      return;
    }
    const { cardId } = next;
    try {
      const face = await faces.read(cardId);
      if (place === this.shownCount) this.upcoming = { cardId, face };
    } catch {
      // It is read again when it is needed, and then it is said what is wrong.
      faces.forget([cardId]);
    }
  }

  async #summary({ store, queue, faces }: Opened): Promise<ReviewSummary> {
    const { returningOf, sessionTally } = await import("./review-tally.ts");
    const at = now();
    const { studyDay } = queue.studyMoment(at);
    const tally = await sessionTally(store, studyDay, this.#startedAtMs);
    const cards = await Promise.all(tally.cards.map((id) => queue.cards.read(id)));
    const { hardest } = tally;
    return {
      ratings: tally.ratings,
      minutes: tally.minutes,
      recall: tally.recall,
      returningLater: queue.inSteps,
      returning: returningOf(
        cards.filter((card) => card !== undefined),
        studyDay,
        (atMs) => queue.studyMoment({ ...at, atMs }).studyDay,
      ),
      reread: hardest === null ? null : (await faces.read(hardest)).source,
    };
  }
}

function delaysOf({ id, memory }: CardRow, { plan, dueCounts }: Terms, at: Moment): CardView["delays"] {
  return preview(memory, at, plan.settings, id, dueCounts);
}

/** Advice on a card that was forgotten once too often. */
function leechText({ lapses = 0, suspended }: CardRow): string {
  return suspended ? m.schedule_leech_suspended({ lapses }) : m.schedule_leech_tagged({ lapses });
}

function lastReviewAtMs({ memory }: CardRow): Milliseconds | null {
  return memory.phase === "new" ? null : memory.lastReviewAtMs;
}

function didText(action: CardAction): string {
  switch (action.kind) {
    case "suspend":
      return m.review_did_suspend();
    case "bury":
      return m.review_did_bury();
    case "flag":
      return action.flag === 0 ? m.review_did_unflag() : m.review_did_flag();
    case "reset":
      return m.review_did_reset();
  }
}
