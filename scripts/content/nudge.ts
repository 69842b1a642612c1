import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";

/** A tenth more; whole numbers (strides, sizes) one more. */
function nudge(value: number): number {
  return Number.isInteger(value) ? value + 1 : value * 1.1;
}

/** For every place where cases pass a plain number: all cases with the number there a tenth off. */
export function nudgedCases(
  cases: readonly ExerciseCase[],
): readonly { name: string; cases: readonly ExerciseCase[] }[] {
  const places = new Set(
    cases.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        argsOf(step).flatMap((arg, i) => (arg.kind === "number" ? [place(step, i)] : [])),
      ),
    ),
  );
  return [...places].map((name) => ({
    name,
    cases: cases.map((exerciseCase) => ({
      ...exerciseCase,
      steps: exerciseCase.steps.map((step) => nudgeStep(step, name)),
    })),
  }));
}

/** For every number that is a parameter's default in the source: the source with it a tenth off. */
export function nudgedDefaults(source: string): readonly { name: string; source: string }[] {
  return [...source.matchAll(/(\w+)(?:: \w+)?\s?=\s?(\d[\d.]*(?:e-?\d+)?)(?=[,)])/g)].map((match) => {
    const [whole, parameter = "", number = ""] = match;
    const nudged = whole.slice(0, whole.length - number.length) + String(nudge(Number(number)));
    const after = match.index + whole.length;
    return {
      name: `default of ${parameter}`,
      source: source.slice(0, match.index) + nudged + source.slice(after),
    };
  });
}

function argsOf(step: Step): readonly Value[] {
  return step.do === "read" ? [] : step.args;
}

function place(step: Step, index: number): string {
  const callee = step.do === "call" ? (step.method ?? "function") : step.do;
  return `${callee}, argument ${String(index)}`;
}

function nudgeStep(step: Step, name: string): Step {
  if (step.do === "read") return step;
  const args = step.args.map((arg, index): Value =>
    arg.kind === "number" && place(step, index) === name ? { kind: "number", value: nudge(arg.value) } : arg,
  );
  return { ...step, args };
}
