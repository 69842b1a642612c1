import type { Check } from "#lib/exercises/check.ts";
import type { ExerciseCase, Half, Tolerance } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import type { Closeness } from "./compare.ts";
import type { OutputComparison, OutputDifference } from "./compare-output.ts";
import { compareOutput } from "./compare-output.ts";
import type { CheckReport } from "./run-checks.ts";
import { runChecks } from "./run-checks.ts";
import { ownEntry } from "./value-at.ts";

/** What one case says about a submission. */
export type CaseJudgement =
  | { readonly kind: "passed"; readonly worstTolerances: number; readonly changedInputs: readonly string[] }
  | {
      readonly kind: "different";
      readonly difference: OutputDifference;
      readonly changedInputs: readonly string[];
    }
  | { readonly kind: "threw"; readonly problem: CodeProblem }
  /** The reference gave nothing to compare with. */
  | { readonly kind: "reference-failed" };

/** Outputs of one case, as a program gave them. */
type Outputs = Extract<CaseOutcome, { kind: "outputs" }>["outputs"];

/**
 * Compares the outputs that the case asks for, in the order of its steps; the first that differs decides. What chance
 * decides shares no values with the reference's: it must be of its form and hold what the checks ask.
 */
export function judgeCase(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  expected: CaseOutcome,
  got: CaseOutcome,
): CaseJudgement {
  if (expected.kind === "threw") return { kind: "reference-failed" };
  if (got.kind === "threw") return { kind: "threw", problem: got.problem };
  const { changedInputs } = got;
  let worstTolerances = 0;
  for (const { name, comparison } of judgeOutputs(exerciseCase, tolerance, expected.outputs, got.outputs)) {
    if (comparison === null) return { kind: "reference-failed" };
    if (comparison.kind === "close") {
      worstTolerances = Math.max(worstTolerances, comparison.worstTolerances);
      continue;
    }
    const isSound = isSoundReference(exerciseCase, tolerance, expected.outputs, name);
    if (!isSound) return { kind: "reference-failed" };
    return { kind: "different", difference: comparison.difference, changedInputs };
  }
  return { kind: "passed", worstTolerances, changedInputs };
}

/** What became of one output. */
interface OutputJudgement {
  readonly name: string;
  readonly half: Half | null;
  /** Null where the reference has no such output. */
  readonly comparison: OutputComparison | null;
}

/** Compares the outputs one after another, when they are asked for. */
export function* judgeOutputs(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  expected: Outputs,
  got: Outputs,
): Generator<OutputJudgement, undefined> {
  const closeness = closenessOf(exerciseCase, tolerance);
  const byChance = namesLeftToChance(exerciseCase);
  const report = runChecks(exerciseCase.checks ?? [], got, closeness);
  for (const { name, half } of comparedOutputs(exerciseCase)) {
    const reference = ownEntry(expected, name);
    if (reference === undefined) {
      yield { name, half, comparison: null };
      continue;
    }
    const output = ownEntry(got, name) ?? { kind: "none" };
    const byValue = compareOutput(name, reference, output, closeness);
    const ofForm = byChance.has(name) ? withoutValues(byValue) : byValue;
    yield { name, half, comparison: withChecks(name, reference, output, ofForm, report) };
  }
}

/** Names of the outputs whose values chance decides: their checks say what they must be instead. */
export function namesLeftToChance({ checks = [] }: ExerciseCase): ReadonlySet<string> {
  return new Set(checks.flatMap((check) => (check.kind === "gradient" ? [] : [check.output])));
}

/** The outputs that a case asks for, in the order of its steps: all but those that only measure differences. */
export function comparedOutputs(
  exerciseCase: ExerciseCase,
): readonly { readonly name: string; readonly half: Half | null }[] {
  const measuring = new Set((exerciseCase.checks ?? []).flatMap(measuringNames));
  return exerciseCase.steps.flatMap((step) =>
    step.do === "construct" || step.keep === null || measuring.has(step.keep)
      ? []
      : [{ name: step.keep, half: step.half ?? null }],
  );
}

/** The tolerance with the scale of the case, if it has one. */
export function closenessOf(exerciseCase: ExerciseCase, tolerance: Tolerance): Closeness {
  const { relative, absolute } = tolerance;
  return exerciseCase.scale === undefined
    ? { relative, absolute }
    : { relative, absolute, scale: exerciseCase.scale };
}

function measuringNames(check: Check): readonly string[] {
  return check.kind === "gradient" ? check.differences.flatMap(({ plus, minus }) => [plus, minus]) : [];
}

/** The reference against itself tells a NaN that was expected from one that the learner made. */
function isSoundReference(
  exerciseCase: ExerciseCase,
  tolerance: Tolerance,
  expected: Outputs,
  name: string,
): boolean {
  for (const judged of judgeOutputs(exerciseCase, tolerance, expected, expected)) {
    if (judged.name === name) return judged.comparison?.kind === "close";
  }
  return false;
}

function withoutValues(comparison: OutputComparison): OutputComparison {
  const isOfForm = comparison.kind === "close" || comparison.difference.kind === "wrong-value";
  return isOfForm ? { kind: "close", worstTolerances: 0 } : comparison;
}

/** The comparison, or the first check that an output fails though nothing else is wrong with it. */
function withChecks(
  output: string,
  expected: Value,
  got: Value,
  comparison: OutputComparison,
  report: CheckReport,
): OutputComparison {
  if (comparison.kind === "different") return comparison;
  const failure = report.failed.find(({ check }) => check.output === output)?.failure;
  if (failure !== undefined) {
    return { kind: "different", difference: { kind: "wrong-property", output, expected, got, failure } };
  }
  const used = report.used.get(output) ?? 0;
  return { kind: "close", worstTolerances: Math.max(comparison.worstTolerances, used) };
}
