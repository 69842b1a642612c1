import type { CodeLanguage } from "#lib/core/language.ts";
import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
import { outputName } from "#lib/grading/code-names.ts";
import { valueText } from "../tensor/value-text.ts";

/** A step of a case as a line of code, and the tensors that are in it. */
export interface ScriptLine {
  readonly code: string;
  readonly tensors: readonly NamedTensor[];
}

export interface NamedTensor {
  /** Place among the arguments: "0", "1.dW", "2[0]". */
  readonly place: string;
  readonly tensor: TensorData;
}

/**
 * What a case does, as the learner would write it; tensors stand as `float32[8, 4]`. Calls that only measure differences
 * of forward are left out: `probesIn` counts them.
 */
export function caseScript(
  exerciseCase: ExerciseCase,
  entryPoint: string,
  language: CodeLanguage,
): ScriptLine[] {
  return stepsShown(exerciseCase).map((step) => ({
    code: codeOf(step, entryPoint, language),
    tensors: step.do === "read" ? [] : step.args.flatMap((value, index) => tensorsIn(value, String(index))),
  }));
}

/** For each input whose gradient is checked: how many calls measure it. */
export function probesIn({ checks = [] }: ExerciseCase): readonly { input: string; count: number }[] {
  return checks.flatMap((check) =>
    check.kind === "gradient" ? [{ input: check.input, count: 2 * check.differences.length }] : [],
  );
}

/** A construction that serves such calls alone goes with them. */
function stepsShown({ steps, checks = [] }: ExerciseCase): readonly Step[] {
  const probing = new Set(
    checks.flatMap((check) =>
      check.kind === "gradient" ? check.differences.flatMap(({ plus, minus }) => [plus, minus]) : [],
    ),
  );
  if (probing.size === 0) return steps;
  const isProbe = (step: Step) => step.do === "call" && step.keep !== null && probing.has(step.keep);
  const last = steps.findLastIndex((step) => step.do !== "construct" && !isProbe(step));
  return steps.slice(0, last + 1).filter((step) => !isProbe(step));
}

function codeOf(step: Step, entryPoint: string, language: CodeLanguage): string {
  const instance = entryPoint.charAt(0).toLowerCase() + entryPoint.slice(1);
  switch (step.do) {
    case "construct": {
      const made = `${entryPoint}(${argumentsText(step.args, language)})`;
      return language === "typescript" ? `const ${instance} = new ${made}` : `${instance} = ${made}`;
    }
    case "call": {
      const called = step.method === null ? entryPoint : `${instance}.${step.method}`;
      const call = `${called}(${argumentsText(step.args, language)})`;
      return step.keep === null ? call : `${call} → ${outputName(step.keep, language)}`;
    }
    case "read":
      return `${instance}.${outputName(step.attribute, language)} → ${outputName(step.keep, language)}`;
  }
}

function argumentsText(values: readonly Value[], language: CodeLanguage): string {
  return values.map((value) => valueText(value, language)).join(", ");
}

function tensorsIn(value: Value, place: string): NamedTensor[] {
  switch (value.kind) {
    case "tensor":
      return [{ place, tensor: value.tensor }];
    case "list":
      return value.items.flatMap((item, index) => tensorsIn(item, `${place}[${index}]`));
    case "record":
      return Object.entries(value.entries).flatMap(([name, entry]) => tensorsIn(entry, `${place}.${name}`));
    case "number":
    case "boolean":
    case "string":
    case "none":
      return [];
  }
}
