import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnoseInPieces } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import { isExplainable, withMistake, type Verdict } from "#lib/grading/verdict.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { createSandbox, type Attempt, type SandboxOptions } from "#lib/sandbox/host.ts";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import { isBackendLimit, type Submission } from "#lib/sandbox/submission.ts";
import { pageBreaks } from "./page-breaks.ts";
import { runAttempt } from "./run-attempt.ts";

/** What a learner hands in. */
export interface GradeRequest {
  readonly exercise: Exercise;
  readonly language: CodeLanguage;
  readonly source: string;
  /** Run: the visible cases. Submit: all. */
  readonly scope: "visible" | "all";
}

/** Where a grading stands. */
export type GradingStage =
  | { readonly kind: "preparing" }
  | {
      readonly kind: "running";
      readonly backend: Backend;
      readonly adapter: string | null;
      readonly caseId: string | null;
    }
  | { readonly kind: "diagnosing"; readonly done: number; readonly of: number };

export interface Grading {
  readonly verdict: Verdict;
  /** What the code printed, line by line. */
  readonly printed: readonly string[];
  /** Where it ran; null if it did not. */
  readonly backend: Backend | null;
  /** The GPU's own name for itself. */
  readonly adapter: string | null;
  /** Better backends that were not used, to be said openly. */
  readonly passedOver: readonly Rejected[];
}

export interface GradeOptions {
  readonly onStage?: ((stage: GradingStage) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Grader {
  /** Warms the sandbox up for an exercise. Call when it opens. */
  prepare(exercise: Exercise, language: CodeLanguage): Promise<void>;
  /**
   * Reference, learner's code, verdict; after a failure the usual mistakes, to name the one that was made.
   * @throws the signal's reason if it is aborted
   */
  grade(request: GradeRequest, options?: GradeOptions): Promise<Grading>;
  dispose(): void;
}

/** A grader with nothing started yet. One serves a whole page. */
export function createGrader(options: SandboxOptions = {}): Grader {
  const sandbox = createSandbox(options);
  const backends = options.backends ?? BACKENDS;
  /** By exercise, then language and backend. A later failure is explained at once. */
  const mistakes = new WeakMap<Exercise, Map<string, ReadonlyMap<string, SubmissionOutcome>>>();

  async function outcomesOfMistakes(
    { exercise, language }: GradeRequest,
    backend: Backend,
    { onStage, signal }: GradeOptions,
  ): Promise<ReadonlyMap<string, SubmissionOutcome>> {
    const known = mistakes.get(exercise) ?? new Map<string, ReadonlyMap<string, SubmissionOutcome>>();
    mistakes.set(exercise, known);
    const key = `${language} ${backend}`;
    const before = known.get(key);
    if (before) return before;
    const outcomes = new Map<string, SubmissionOutcome>();
    for (const [done, mistake] of exercise.mistakes.entries()) {
      onStage?.({ kind: "diagnosing", done, of: exercise.mistakes.length });
      const source = mistakenSource(exercise, mistake, language);
      if (source === null) continue;
      signal?.throwIfAborted();
      // Beside the reference: the worker that waits for the next attempt has its shaders compiled already.
      const beside = referenceOf(exercise, language);
      const mistaken = submissionOf(exercise, language, source);
      const { outcome } = await sandbox.runTrusted(mistaken, { backend, beside });
      if (!isBackendLimit(outcome)) outcomes.set(mistake.id, outcome);
    }
    // A device that was lost on the way is no mistake's doing: next time they run again.
    if ([...outcomes.values()].every(({ kind }) => kind === "ran")) known.set(key, outcomes);
    return outcomes;
  }

  function attempt(
    { exercise, language, source, scope }: GradeRequest,
    { onStage, signal }: GradeOptions,
  ): Promise<Attempt> {
    const cases = scope === "all" ? exercise.cases : exercise.cases.filter(({ visible }) => visible);
    let place: { readonly backend: Backend; readonly adapter: string | null } | null = null;
    const options = {
      signal,
      entered: (backend: Backend, adapter: string | null) => {
        place = { backend, adapter };
        onStage?.({ kind: "running", backend, adapter, caseId: null });
      },
      reached: (caseId: string) => {
        if (place) onStage?.({ kind: "running", ...place, caseId });
      },
    };
    const reference = referenceOf(exercise, language);
    const learner = { ...submissionOf(exercise, language, source), cases };
    return runAttempt(sandbox, { exercise, reference, learner, backends, options });
  }

  return {
    prepare: (exercise, language) => sandbox.prepare(referenceOf(exercise, language)),

    async grade(request, gradeOptions = {}) {
      const { exercise, language, scope } = request;
      gradeOptions.onStage?.({ kind: "preparing" });
      const { reference, outcome, backend, adapter, passedOver, printed } = await attempt(
        request,
        gradeOptions,
      );
      const place = { backend, adapter, passedOver, printed };
      if (isBackendLimit(outcome)) {
        return { ...place, verdict: { kind: "could-not-run", cause: outcome } };
      }
      if (reference.kind !== "ran" || backend === null) {
        return { ...place, verdict: judge(exercise, [], outcome) };
      }
      const asked = new Set(
        exercise.cases.filter(({ visible }) => visible || scope === "all").map(({ id }) => id),
      );
      const expected = reference.cases.filter(({ caseId }) => asked.has(caseId));
      const verdict = judge(exercise, expected, outcome);
      if (!isExplainable(verdict)) return { ...place, verdict };
      const mistaken = await outcomesOfMistakes(request, backend, gradeOptions);
      const mistake = await diagnoseInPieces(pageBreaks(), exercise, outcome, expected, mistaken);
      return { ...place, verdict: withMistake(verdict, mistake, language) };
    },

    dispose: () => sandbox.dispose(),
  };
}

function submissionOf(exercise: Exercise, language: CodeLanguage, source: string): Submission {
  const { entryPoints, cases, forbiddenOps } = exercise;
  return { language, source, entryPoint: entryPoints[language] ?? "", cases, forbiddenOps };
}

function referenceOf(exercise: Exercise, language: CodeLanguage): Submission {
  return submissionOf(exercise, language, exercise.solution[language] ?? "");
}
