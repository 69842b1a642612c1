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
      /** Only cards in learning steps are left: how many, and when the first returns. */
      readonly later: { readonly cards: number; readonly atMs: Milliseconds } | null;
    };

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
    await this.#read(store);
    if (this.#app.contentReady) return;
    if (this.#isEmpty()) this.view = { kind: "preparing" };
    await this.#app.content;
    await this.#read(store);
  }

  async #read(store: Awaited<App["ready"]>): Promise<void> {
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
    this.view = { kind: "ready", due, fresh, exercises, minutes, ratedToday, later: waiting };
  }

  #isEmpty(): boolean {
    const { view } = this;
    return view.kind === "ready" && view.due + view.fresh + view.exercises + view.ratedToday === 0;
  }
}
