import type { Half, Tolerance } from "#lib/exercises/exercise.ts";
import { HALVES } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { OutputComparison } from "./compare-output.ts";
import { compareOutput } from "./compare-output.ts";
import { measureGradient } from "./gradient.ts";
import type { GradientAgainstForward, Halves, HalfState } from "./insight.ts";
import { closenessOf, judgeOutputs } from "./judge-case.ts";
import type { JudgedCase } from "./judged-run.ts";
import { ownEntry, placeName, valueAt } from "./value-at.ts";

/**
 * Which half is wrong, and how: each output against the reference's, and each gradient that is wrong against central
 * differences of the submission's own forward.
 * @returns null for exercises without two halves
 */
export function judgeHalves(cases: readonly JudgedCase[], tolerance: Tolerance): Halves | null {
  const halves = new Set(cases.flatMap(({ exerciseCase }) => exerciseCase.steps.flatMap(halfOf)));
  if (halves.size < HALVES.length) return null;
  const seen = { forward: { right: 0, wrong: 0 }, backward: { right: 0, wrong: 0 } };
  const wrongGradients: GradientAgainstForward[] = [];
  for (const { exerciseCase, reference, submitted } of cases) {
    if (reference.kind === "threw" || submitted.kind === "threw") continue;
    const judged = judgeOutputs(exerciseCase, tolerance, reference.outputs, submitted.outputs);
    for (const { name, half, comparison } of judged) {
      if (half === null || comparison === null) continue;
      const isRight = isRightByItself(comparison);
      seen[half][isRight ? "right" : "wrong"] += 1;
      if (half === "backward" && !isRight) {
        wrongGradients.push(...measureWrong(exerciseCase, name, tolerance, reference, submitted));
      }
    }
  }
  const gradient = wrongGradients.toSorted((a, b) => b.tolerancesOff - a.tolerancesOff)[0] ?? null;
  const forward = stateOf(seen.forward);
  const backward = stateOf(seen.backward);
  const isTrueToForward = forward === "wrong" && gradient !== null && gradient.tolerancesOff <= 1;
  return { forward, backward: isTrueToForward ? "true-to-forward" : backward, gradient };
}

/** A gradient that is the reference's is right, also where the submission's own forward is another function. */
function isRightByItself(comparison: OutputComparison): boolean {
  if (comparison.kind === "close") return true;
  const { difference } = comparison;
  return difference.kind === "wrong-property" && difference.failure.kind === "not-the-gradient";
}

function halfOf(step: JudgedCase["exerciseCase"]["steps"][number]): readonly Half[] {
  return step.do === "construct" || step.half === undefined ? [] : [step.half];
}

function stateOf({ right, wrong }: { readonly right: number; readonly wrong: number }): HalfState {
  if (wrong > 0) return "wrong";
  return right > 0 ? "right" : "unknown";
}

/** The gradients in one output of backward that are not the reference's, as far as they can be measured. */
function measureWrong(
  exerciseCase: JudgedCase["exerciseCase"],
  output: string,
  tolerance: Tolerance,
  reference: Outcome,
  submitted: Outcome,
): readonly GradientAgainstForward[] {
  const closeness = closenessOf(exerciseCase, tolerance);
  return (exerciseCase.checks ?? []).flatMap((check) => {
    if (check.kind !== "gradient" || check.output !== output) return [];
    const measure = measureGradient(check, submitted.outputs);
    const own = valueAt(ownEntry(submitted.outputs, output), check.at);
    const right = valueAt(ownEntry(reference.outputs, output), check.at);
    if (measure === null || own === null || right === null) return [];
    const { kind } = compareOutput(placeName(output, check.at), right, own, closeness);
    return kind === "close" ? [] : [{ input: check.input, ...measure }];
  });
}

type Outcome = Extract<CaseOutcome, { kind: "outputs" }>;
