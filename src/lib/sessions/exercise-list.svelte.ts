import type { Language } from "#lib/core/language.ts";
import { EXERCISES } from "#lib/exercises/catalogue.ts";
import type { AppContent } from "./app-content.ts";
import { nextExercise, type ExerciseListItem, type ExerciseTopic } from "./exercise-topics.ts";
import { readExerciseTopics } from "./read-exercise-topics.ts";

export type ExerciseListView =
  | { readonly kind: "loading" }
  | { readonly kind: "empty" }
  | {
      readonly kind: "ready";
      readonly topics: readonly ExerciseTopic[];
      /** Null where everything waits for its day. */
      readonly next: ExerciseListItem | null;
    }
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
      const topics = await readExerciseTopics(await this.#app.ready, this.#language);
      this.view = { kind: "ready", topics, next: nextExercise(topics) };
    } catch {
      this.view = { kind: "problem" };
    }
  }
}
