import type { Language } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { answer, preview, type Answer, type Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { now } from "./clock.ts";
import { rateCard } from "./rate-card.ts";
import type { StudyPlan } from "./study-plan.ts";

/** The rating of one attempt: what each would give, and what was chosen. */
export class ExerciseRating {
  /** What each rating would give; null for an exercise that is not scheduled. */
  delays = $state.raw<PerRating<Answer> | null>(null);
  saving = $state(false);
  /** Why the rating was not kept. */
  problem = $state<string | null>(null);
  /** When the exercise returns, once a rating is kept. */
  savedDelay = $state.raw<Delay | null>(null);

  readonly #store: Store;
  readonly #language: Language;
  readonly #plan: StudyPlan;
  #card: CardRow | null;

  constructor(store: Store, card: CardRow | null, plan: StudyPlan, language: Language) {
    this.#store = store;
    this.#card = card;
    this.#plan = plan;
    this.#language = language;
    this.preview();
  }

  /** Works out the intervals as they are now. */
  preview(): void {
    if (this.#card === null || this.savedDelay !== null) return;
    this.delays = preview(this.#card.memory, now(), this.#plan.settings, this.#card.id);
  }

  /**
   * Keeps a rating; a second one of the same attempt is refused.
   * @returns whether it was kept
   */
  async give(rating: Rating, workedMs: Milliseconds): Promise<boolean> {
    if (this.#card === null || this.saving || this.savedDelay !== null) return false;
    this.saving = true;
    this.problem = null;
    try {
      return await this.#record(this.#card, rating, workedMs);
    } finally {
      this.saving = false;
    }
  }

  async #record(card: CardRow, rating: Rating, workedMs: Milliseconds): Promise<boolean> {
    const at = now();
    const { delay } = answer(card.memory, rating, at, this.#plan.settings, card.id);
    const recorded = await rateCard(this.#store, card, rating, at, Math.round(workedMs), {
      plan: this.#plan,
      dueCounts: null,
    });
    if (recorded.ok) {
      this.#card = recorded.value.card;
      this.savedDelay = delay;
      return true;
    }
    if (recorded.error.kind === "stale") {
      this.#card = recorded.error.card;
      this.preview();
      this.problem = m.exercise_stale();
    } else {
      this.problem = m.exercise_save_failed({ reason: problemText(recorded.error, this.#language) });
    }
    return false;
  }
}
