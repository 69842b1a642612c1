import type { Language } from "#lib/core/language.ts";
import { EXERCISES } from "#lib/exercises/catalogue.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { exerciseStates } from "#lib/store/exercise-states.ts";
import type { AppContent } from "./review.svelte.ts";
import { now } from "./clock.ts";
import { exerciseTopics, type ExerciseTopic } from "./exercise-topics.ts";

export type ExerciseListView =
  | { readonly kind: "loading" }
  | { readonly kind: "empty" }
  | { readonly kind: "ready"; readonly topics: readonly ExerciseTopic[] }
  | { readonly kind: "problem" };

/** All exercises by topic, and how each stands. */
export class ExerciseList {
  view = $state.raw<ExerciseListView>({ kind: "loading" });

  readonly #app: AppContent;
  readonly #language: Language;

  constructor(app: AppContent, language: Language) {
    this.#app = app;
    this.#language = language;
  }

  async load(): Promise<void> {
    if (EXERCISES.length === 0) {
      this.view = { kind: "empty" };
      return;
    }
    try {
      await this.#app.content;
      const states = await exerciseStates(await this.#app.ready);
      const topics = exerciseTopics(EXERCISES, states, now(), DEFAULT_SETTINGS, this.#language);
      this.view = { kind: "ready", topics };
    } catch {
      this.view = { kind: "problem" };
    }
  }
}
