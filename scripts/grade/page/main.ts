/** The page that `npm run grade` opens: the app's own grading, without the app around it. */
import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { EXERCISES, loadExercise } from "#lib/exercises/catalogue.ts";
import { createSandbox } from "#lib/sandbox/host.ts";
import { createGrader, type Grader, type Grading } from "#lib/sessions/grade-submission.ts";

/** What the page offers to the program that opened it. */
export interface GradingPage {
  /** Slugs of all exercises. */
  readonly slugs: readonly string[];
  /** @throws Error if the exercise cannot be loaded */
  grade(slug: string, language: CodeLanguage, source: string, backends: readonly Backend[]): Promise<Grading>;
  /** The sandbox itself, for tests. */
  readonly createSandbox: typeof createSandbox;
}

const graders = new Map<string, Grader>();

function graderFor(backends: readonly Backend[]): Grader {
  const key = backends.join();
  const grader = graders.get(key) ?? createGrader({ backends });
  graders.set(key, grader);
  return grader;
}

/** Loaded once each: a grader knows an exercise again by its object. */
const exercises = new Map<string, ReturnType<typeof loadExercise>>();

const page: GradingPage = {
  slugs: EXERCISES.map(({ id }) => id),
  async grade(slug, language, source, backends) {
    const loading = exercises.get(slug) ?? loadExercise(slug as ExerciseId);
    exercises.set(slug, loading);
    const exercise = await loading;
    if (!exercise.ok) {
      throw new Error(exercise.error.map(({ file, field, message }) => `${file} ${field ?? ""}: ${message}`).join("\n"));
    }
    return graderFor(backends).grade({ exercise: exercise.value, language, source, scope: "all" });
  },
  createSandbox,
};

Object.assign(globalThis, { gradus: page });
