import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE } from "#lib/core/time.ts";
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
    const { queue, cards, ratedToday } = await readTodayQueue(store, now());
    const isExercise = ({ cardId }: { readonly cardId: CardId }): boolean => cards.get(cardId)?.kind === "exercise";
    const exercises = queue.reviews.filter(isExercise).length;
    const due = queue.inSteps.length + queue.reviews.length - exercises;
    const fresh = queue.newCards.length;
    const minutes = Math.ceil(((due + fresh) * CARD_MS + exercises * EXERCISE_MS) / MS_PER_MINUTE);
    this.view = { kind: "ready", due, fresh, exercises, minutes, ratedToday };
  }

  #isEmpty(): boolean {
    const { view } = this;
    return view.kind === "ready" && view.due + view.fresh + view.exercises + view.ratedToday === 0;
  }
}
