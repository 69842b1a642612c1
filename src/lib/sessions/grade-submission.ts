import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import { isExplainable, withMistake, type Verdict } from "#lib/grading/verdict.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { createSandbox, type Attempt, type SandboxOptions } from "#lib/sandbox/host.ts";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import type { RunOutcome, Submission } from "#lib/sandbox/submission.ts";

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
      if (outcome.kind !== "reads-values") outcomes.set(mistake.id, outcome);
    }
    known.set(key, outcomes);
    return outcomes;
  }

  /** On the first backend that can: a program that reads values goes where that is possible. */
  async function attempt(request: GradeRequest, { onStage, signal }: GradeOptions): Promise<Attempt> {
    const { exercise, language, source, scope } = request;
    const reference = referenceOf(exercise, language);
    const cases = scope === "all" ? exercise.cases : exercise.cases.filter(({ visible }) => visible);
    const learner = { ...submissionOf(exercise, language, source), cases };
    const run = (without: readonly Rejected[]): Promise<Attempt> => {
      let place: { readonly backend: Backend; readonly adapter: string | null } | null = null;
      return sandbox.attempt(reference, learner, {
        signal,
        without,
        entered: (backend, adapter) => {
          place = { backend, adapter };
          onStage?.({ kind: "running", backend, adapter, caseId: null });
        },
        reached: (caseId) => {
          if (place) onStage?.({ kind: "running", ...place, caseId });
        },
      });
    };
    const first = await run([]);
    if (first.outcome.kind !== "reads-values" || first.backend === null) return first;
    const { backend } = first;
    return backends.length > 1 ? run([...first.passedOver, { backend, reason: "reads-values" }]) : first;
  }

  return {
    prepare: (exercise, language) => sandbox.prepare(referenceOf(exercise, language)),

    async grade(request, gradeOptions = {}) {
      const { exercise } = request;
      gradeOptions.onStage?.({ kind: "preparing" });
      const { reference, outcome: ran, backend, adapter, passedOver } = await attempt(request, gradeOptions);
      const outcome = settled(ran);
      const place = { backend, adapter, passedOver, printed: outcome.kind === "ran" ? outcome.printed : [] };
      if (reference.kind !== "ran" || backend === null) {
        return { ...place, verdict: judge(exercise, [], outcome) };
      }
      const asked = new Set(
        exercise.cases.filter(({ visible }) => visible || request.scope === "all").map(({ id }) => id),
      );
      const expected = reference.cases.filter(({ caseId }) => asked.has(caseId));
      const verdict = judge(exercise, expected, outcome);
      if (!isExplainable(verdict)) return { ...place, verdict };
      const mistaken = await outcomesOfMistakes(request, backend, gradeOptions);
      return { ...place, verdict: withMistake(verdict, diagnose(exercise, outcome, expected, mistaken)) };
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

/** No backend was left that can answer in the middle of a computation. */
function settled(outcome: RunOutcome): SubmissionOutcome {
  if (outcome.kind !== "reads-values") return outcome;
  return { kind: "could-not-run", reason: `${outcome.op} needs a backend that can be read at once` };
}
