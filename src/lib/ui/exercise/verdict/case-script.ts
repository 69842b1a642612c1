import type { CodeLanguage } from "#lib/core/language.ts";
import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";
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

/** What a case does, as the learner would write it; tensors stand as `float32[8, 4]`. */
export function caseScript(
  exerciseCase: ExerciseCase,
  entryPoint: string,
  language: CodeLanguage,
): ScriptLine[] {
  return exerciseCase.steps.map((step) => ({
    code: codeOf(step, entryPoint, language),
    tensors: step.do === "read" ? [] : step.args.flatMap((value, index) => tensorsIn(value, String(index))),
  }));
}

function codeOf(step: Step, entryPoint: string, language: CodeLanguage): string {
  const instance = entryPoint.charAt(0).toLowerCase() + entryPoint.slice(1);
  switch (step.do) {
    case "construct": {
      const made = `${entryPoint}(${argumentsText(step.args)})`;
      return language === "typescript" ? `const ${instance} = new ${made}` : `${instance} = ${made}`;
    }
    case "call": {
      const called = step.method === null ? entryPoint : `${instance}.${step.method}`;
      const call = `${called}(${argumentsText(step.args)})`;
      return step.keep === null ? call : `${call} → ${step.keep}`;
    }
    case "read":
      return `${instance}.${step.attribute} → ${step.keep}`;
  }
}

function argumentsText(values: readonly Value[]): string {
  return values.map(valueText).join(", ");
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
