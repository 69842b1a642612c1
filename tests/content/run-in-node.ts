import { compileFunction } from "node:vm";

import type * as TensorFlowCore from "@tensorflow/tfjs-core";
import { transformSync } from "esbuild";

import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, CodeProblem, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";
import { fromValue, toValue } from "./values-in-node.ts";
import { withSeed } from "./with-seed.ts";

type TensorFlow = typeof TensorFlowCore;
/** The body of a submission. */
type Body = (tf: TensorFlow, exports: object, module: { entry?: Entry }) => void;
/** A class or a function, as the submission wrote it. */
type Entry = { new (...args: unknown[]): unknown } & ((...args: unknown[]) => unknown);

class ForbiddenOperation extends Error {}

/**
 * Runs trusted TypeScript programs (references, variants, mistakes) on TensorFlow.js's cpu backend, without a sandbox:
 * quick enough for every test run. The sandbox proves the same on WebGPU.
 * @param seed where chance begins in every run; as in the sandbox, TensorFlow.js draws from `Math.random`
 */
export function runInNode(
  tensorFlow: TensorFlow,
  entryPoint: string,
  forbiddenOps: readonly string[],
  seed = 1,
): Run {
  const tf = facade(tensorFlow, forbiddenOps);
  return (source, cases) => withSeed(seed, () => runAll(tf, source, entryPoint, cases));
}

function facade(tensorFlow: TensorFlow, forbiddenOps: readonly string[]): TensorFlow {
  const refuse = (op: string) => () => {
    throw new ForbiddenOperation(op);
  };
  const refused = Object.fromEntries(forbiddenOps.map((op) => [op, refuse(op)]));
  Object.assign(tensorFlow.Tensor.prototype, refused);
  return Object.freeze({ ...tensorFlow, ...refused });
}

function runAll(
  tf: TensorFlow,
  source: string,
  entryPoint: string,
  cases: readonly ExerciseCase[],
): SubmissionOutcome {
  const module: { entry?: Entry } = {};
  try {
    const ending = `\nmodule.entry = typeof ${entryPoint} === "undefined" ? undefined : ${entryPoint};`;
    const { code } = transformSync(source + ending, { loader: "ts", format: "cjs", target: "es2022" });
    const body = compileFunction(code, ["tf", "exports", "module"]) as Body;
    body(tf, {}, module);
  } catch (error) {
    return { kind: "syntax-error", problem: problemOf(error) };
  }
  const { entry } = module;
  if (entry === undefined) return { kind: "not-defined", entryPoint };
  const outcomes: CaseOutcome[] = [];
  for (const exerciseCase of cases) {
    tf.engine().startScope();
    try {
      outcomes.push(runCase(tf, entry, exerciseCase));
    } catch (error) {
      if (error instanceof ForbiddenOperation) return { kind: "forbidden-op", op: error.message, line: null };
      outcomes.push({ kind: "threw", caseId: exerciseCase.id, problem: problemOf(error) });
    } finally {
      tf.engine().endScope();
    }
  }
  return { kind: "ran", cases: outcomes, printed: [], backend: "cpu", adapter: null, durationMs: 0 };
}

function runCase(tf: TensorFlow, entry: Entry, exerciseCase: ExerciseCase): CaseOutcome {
  let instance: unknown = null;
  const outputs: Record<string, Value> = {};
  for (const step of exerciseCase.steps) {
    if (step.do === "construct") instance = new entry(...argumentsOf(tf, step));
    else if (step.do === "read") outputs[step.keep] = toValue(tf, property(instance, step.attribute));
    else {
      const callee = step.method === null ? entry : (property(instance, step.method) as Entry);
      const output: unknown = callee.apply(instance, argumentsOf(tf, step));
      if (step.keep !== null) outputs[step.keep] = toValue(tf, output);
    }
  }
  return { kind: "outputs", caseId: exerciseCase.id, outputs, changedInputs: [] };
}

function property(instance: unknown, name: string): unknown {
  return (instance as Readonly<Record<string, unknown>>)[name];
}

function argumentsOf(tf: TensorFlow, step: Exclude<Step, { do: "read" }>): unknown[] {
  return step.args.map((arg) => fromValue(tf, arg));
}

function problemOf(error: unknown): CodeProblem {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message, line: null, column: null };
}
