/** The page that `npm run grade` and `npm run check-content` open: the app's own grading, without the app around it. */
import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { EXERCISES, loadExercise } from "#lib/exercises/catalogue.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { describeProblem } from "#lib/exercises/exercise-problem.ts";
import { createSandbox } from "#lib/sandbox/host.ts";
import { createGrader, type Grader, type GradingStage } from "#lib/sessions/grade-submission.ts";
import { gradedSource, type GradedSource } from "../graded-file.ts";
import { TrustedRuns } from "./trusted-runs.ts";

/** What the page offers to the program that opened it. */
export interface GradingPage {
  /** Slugs of all exercises. */
  readonly slugs: readonly string[];
  /** Languages in which an exercise can be handed in. */
  languagesOf(slug: string): Promise<readonly string[]>;
  /** @throws Error if the exercise cannot be loaded */
  grade(
    slug: string,
    language: CodeLanguage,
    source: string,
    backends: readonly Backend[],
    onStage?: (stage: GradingStage) => void,
  ): Promise<GradedSource>;
  /** The sandbox itself, for tests. */
  readonly createSandbox: typeof createSandbox;
  /** Programs of ours in the sandbox, for proofs of content: folders that changed since the page was built, too. */
  readonly trusted: TrustedRuns;
}

/** One for each order of backends. */
const graders = new Map<string, Grader>();

/** Loaded once each: a grader knows an exercise again by its object. */
const exercises = new Map<string, Promise<Exercise>>();

function graderFor(backends: readonly Backend[]): Grader {
  const key = backends.join();
  const grader = graders.get(key) ?? createGrader({ backends });
  graders.set(key, grader);
  return grader;
}

function exerciseOf(slug: string): Promise<Exercise> {
  const loading =
    exercises.get(slug) ??
    loadExercise(slug as ExerciseId).then((loaded) => {
      if (loaded.ok) return loaded.value;
      throw new Error(loaded.error.map((problem) => describeProblem(slug, problem)).join("\n"));
    });
  exercises.set(slug, loading);
  return loading;
}

const page: GradingPage = {
  slugs: EXERCISES.map(({ id }) => id),
  async languagesOf(slug) {
    return Object.keys((await exerciseOf(slug)).entryPoints);
  },
  async grade(slug, language, source, backends, onStage) {
    const exercise = await exerciseOf(slug);
    const startedAt = performance.now();
    const grading = await graderFor(backends).grade(
      { exercise, language, source, scope: "all" },
      { onStage },
    );
    return gradedSource(exercise, language, grading, performance.now() - startedAt);
  },
  createSandbox,
  trusted: new TrustedRuns(),
};

Object.assign(globalThis, { gradus: page });
