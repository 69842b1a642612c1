import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { CaseJudgement } from "./judge-case.ts";
import { judgeCase } from "./judge-case.ts";
import { judgedCases } from "./judged-run.ts";
import { judgeHalves } from "./halves.ts";
import { judgeStages } from "./stages.ts";
import type { ExplainableVerdict, FailedCase, RunInfo, Verdict } from "./verdict.ts";

type Ran = Extract<SubmissionOutcome, { kind: "ran" }>;

/**
 * What a submission is worth: the first failing case decides. Judged are the cases that `expected` holds (Run: the
 * visible ones, Submit: all), in the exercise's order; a case that the outcome lacks never counts as passed.
 * @param expected the reference's outcomes on the same inputs and backend
 * @throws Error if `expected` holds no case of this exercise: nothing was asked, so nothing can pass
 */
export function judge(
  exercise: Pick<Exercise, "cases" | "tolerance">,
  expected: readonly CaseOutcome[],
  outcome: SubmissionOutcome,
): Verdict {
  switch (outcome.kind) {
    case "ran":
      return judgeRun(exercise, expected, outcome);
    case "syntax-error":
      return { kind: "syntax-error", problem: outcome.problem };
    case "not-defined":
      return { kind: "not-defined", entryPoint: outcome.entryPoint };
    case "forbidden-op":
      return { kind: "forbidden-operation", op: outcome.op, line: outcome.line };
    case "timed-out": {
      const timedOut = exercise.cases.find((exerciseCase) => exerciseCase.id === outcome.caseId);
      const { cause, limitMs } = outcome;
      return { kind: "time-out", caseTitle: timedOut?.title ?? null, cause, limitMs };
    }
    case "device-lost":
      return { kind: "device-lost", backend: outcome.backend };
    case "could-not-run":
      return { kind: "could-not-run", cause: { kind: "sandbox", reason: outcome.reason } };
  }
}

function judgeRun(
  exercise: Pick<Exercise, "cases" | "tolerance">,
  expected: readonly CaseOutcome[],
  outcome: Ran,
): Verdict {
  const judgements: { exerciseCase: ExerciseCase; judgement: CaseJudgement }[] = [];
  for (const exerciseCase of exercise.cases) {
    const reference = expected.find(({ caseId }) => caseId === exerciseCase.id);
    if (reference === undefined) continue;
    const got = outcome.cases.find(({ caseId }) => caseId === exerciseCase.id);
    if (got === undefined) {
      const firstFailure = judgements.find(({ judgement }) => judgement.kind !== "passed");
      if (firstFailure !== undefined) break; // A run may stop at its first failure.
      return { kind: "could-not-run", cause: { kind: "case-missing", caseId: exerciseCase.id } };
    }
    judgements.push({ exerciseCase, judgement: judgeCase(exerciseCase, exercise.tolerance, reference, got) });
  }
  if (judgements.length === 0) throw new Error("The reference's outcomes hold no case of this exercise");
  const judged = judgedCases(exercise.cases, expected, outcome.cases);
  const insight = () => ({
    mistake: null,
    halves: judgeHalves(judged, exercise.tolerance),
    stages: judgeStages(judged, exercise.tolerance),
  });
  return summarise(judgements, expected.length, outcome, insight);
}

function summarise(
  judgements: readonly { exerciseCase: ExerciseCase; judgement: CaseJudgement }[],
  caseCount: number,
  outcome: Ran,
  insight: () => Pick<ExplainableVerdict, "mistake" | "halves" | "stages">,
): Verdict {
  const run: RunInfo = {
    backend: outcome.backend,
    adapter: outcome.adapter,
    durationMs: outcome.durationMs,
  };
  const passedCount = judgements.filter(({ judgement }) => judgement.kind === "passed").length;
  let worstTolerances = 0;
  const changedInputs: string[] = [];
  for (const { exerciseCase, judgement } of judgements) {
    const { id, title, visible } = exerciseCase;
    const failedCase: FailedCase = { id, title, visible, passedCount, caseCount };
    switch (judgement.kind) {
      case "passed":
        worstTolerances = Math.max(worstTolerances, judgement.worstTolerances);
        changedInputs.push(...judgement.changedInputs.filter((path) => !changedInputs.includes(path)));
        break;
      case "different":
        return {
          ...judgement.difference,
          ...insight(),
          run,
          failedCase,
          changedInputs: judgement.changedInputs,
        };
      case "threw":
        return { kind: "error", run, failedCase, problem: judgement.problem, ...insight() };
      case "reference-failed":
        return { kind: "could-not-run", cause: { kind: "reference-failed", caseId: id } };
    }
  }
  return { kind: "passed", run, caseCount, worstTolerances, changedInputs };
}
