import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";
import { nextCard } from "#lib/scheduling/queue.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { readTodayQueue } from "./today-queue.ts";

/** What answering takes, until the learner's own times are known well enough, in ms. */
const CARD_MS = 12_000;
const EXERCISE_MS = 8 * MS_PER_MINUTE;

export type TodayView =
  | { readonly kind: "loading" }
  /** The first visit: the built-in decks are being made into cards. */
  | { readonly kind: "preparing" }
  | {
      readonly kind: "ready";
      readonly due: number;
      readonly fresh: number;
      readonly exercises: number;
      readonly minutes: number;
      readonly ratedToday: number;
      /** Whether anything is ready for review, within the limits of the day or not: only then can there be a backlog. */
      readonly hasReady: boolean;
      /** Only cards in learning steps are left: how many, and when the first returns. */
      readonly later: { readonly cards: number; readonly atMs: Milliseconds } | null;
    };

type ReadyView = Extract<TodayView, { kind: "ready" }>;

/** State of the Today screen. */
export class Today {
  view = $state.raw<TodayView>({ kind: "loading" });

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Reads what is due; called when the screen is shown and when the learner comes back to it. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    const hadContent = this.#app.contentReady;
    const view = await this.#read(store);
    // Before the first deck is there, nothing to do does not mean that all is done.
    if (hadContent || !isEmpty(view)) this.view = view;
    else if (!this.#app.contentReady) this.view = { kind: "preparing" };
    if (this.view === view && this.#app.contentReady) return;
    await this.#app.content;
    this.view = await this.#read(store);
  }

  async #read(store: Awaited<App["ready"]>): Promise<ReadyView> {
    const moment = now();
    const { queue, cards, plans, unread, ratedToday } = await readTodayQueue(store, moment);
    const isExercise = ({ cardId }: { readonly cardId: CardId }): boolean =>
      cards.get(cardId)?.kind === "exercise";
    const exercises = queue.reviews.filter(isExercise).length;
    const next = nextCard(queue, moment, plans.standard.settings);
    const waiting = next.kind === "wait" ? { cards: queue.inSteps.length, atMs: next.untilMs } : null;
    const due = waiting === null ? queue.inSteps.length + queue.reviews.length - exercises + unread : 0;
    const fresh = queue.newCards.length;
    const minutes = Math.ceil(((due + fresh) * CARD_MS + exercises * EXERCISE_MS) / MS_PER_MINUTE);
    const hasReady = [...cards.values()].some((card) => card.queue === "review");
    return { kind: "ready", due, fresh, exercises, minutes, ratedToday, hasReady, later: waiting };
  }
}

function isEmpty({ due, fresh, exercises, ratedToday }: ReadyView): boolean {
  return due + fresh + exercises + ratedToday === 0;
}
