import type { CodeLanguage } from "#lib/core/language.ts";
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

/** A number that a parameter takes unless given: `eps = 1e-5`, `eps: number = 1e-5`, `eps=1e-5`. */
const DEFAULT = /(?<=[(,]\s*)(\w+)(?:\s*:\s*\w+)?\s*=\s*(\d[\d.]*(?:e-?\d+)?)(?=\s*[,)])/g;

/** Where parameters stand. In Python a call names its arguments just so, which makes them no defaults. */
const PARAMETERS: Readonly<Record<CodeLanguage, RegExp>> = {
  typescript: /\([^()]*\)/g,
  python: /\bdef \w+\([^()]*\)/g,
};

/** For every number that is a parameter's default in the source: the source with it a tenth off. */
export function nudgedDefaults(
  source: string,
  language: CodeLanguage,
): readonly { name: string; source: string }[] {
  return [...source.matchAll(PARAMETERS[language])].flatMap(({ 0: parameters, index: at }) =>
    [...parameters.matchAll(DEFAULT)].map((match) => {
      const [whole, parameter = "", number = ""] = match;
      const end = at + match.index + whole.length;
      const nudged = source.slice(0, end - number.length) + String(nudge(Number(number))) + source.slice(end);
      return { name: `default of ${parameter}`, source: nudged };
    }),
  );
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
