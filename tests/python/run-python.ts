import type * as TensorFlowCore from "@tensorflow/tfjs-core";

import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome, CodeProblem, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import type { Action, LanguageAdapter, PrintedPart, Realm } from "#lib/sandbox/languages/language.ts";
import { loadTensorFlow } from "../content/tensorflow-in-node.ts";
import { fromValue, toValue } from "../content/values-in-node.ts";

/** The adapter as the sandbox gets it: one script with MicroPython in it. Made by the build before tests run. */
const ADAPTER = new URL("../../src/lib/sandbox/generated/language-python.js", import.meta.url).href;

export interface RunOptions {
  /** A forbidden name ends the program with an error that says so. */
  readonly forbiddenOps?: readonly string[];
}

export interface PythonInNode {
  readonly tf: typeof TensorFlowCore;
  /** Runs a program's cases on TensorFlow.js's cpu backend, without a sandbox. */
  run(
    source: string,
    entryPoint: string,
    cases: readonly ExerciseCase[],
    options?: RunOptions,
  ): Promise<SubmissionOutcome>;
}

/** MicroPython, once for a test file: a second would break both. */
export async function startPython(): Promise<PythonInNode> {
  const tf = await loadTensorFlow();
  await tf.setBackend("cpu");
  const { adapter } = (await import(/* @vite-ignore */ ADAPTER)) as { adapter: LanguageAdapter };
  return { tf, run: (...args) => runAll(tf, adapter, ...args) };
}

async function runAll(
  tf: typeof TensorFlowCore,
  adapter: LanguageAdapter,
  source: string,
  entryPoint: string,
  cases: readonly ExerciseCase[],
  options: RunOptions = {},
): Promise<SubmissionOutcome> {
  const printed: string[] = [];
  const text = (part: PrintedPart): string =>
    typeof part === "string" ? part : part.text(part.tensor.dataSync());
  const realm: Realm = {
    privateName: "entry",
    importModule: () => Promise.reject(new Error("Python imports no module.")),
    locateSyntaxError: () => Promise.resolve(null),
    tf,
    answersAtOnce: true,
    forbiddenOps: options.forbiddenOps ?? [],
    enter: (name) => {
      if (options.forbiddenOps?.includes(name)) throw new Error(`${name} is not allowed here.`);
    },
    print: (parts) => printed.push(parts.map(text).join("")),
  };
  tf.engine().startScope();
  try {
    let program: unknown;
    try {
      const loading = await adapter.load(source, entryPoint, realm);
      if (loading.kind === "syntax-error") return loading;
      if (loading.kind === "not-defined") return { kind: "not-defined", entryPoint };
      program = loading.program;
    } catch (thrown) {
      const problem = problemOf(adapter, thrown);
      return {
        kind: "ran",
        cases: [{ kind: "threw", caseId: cases[0]?.id ?? "", problem }],
        printed,
        ...PLACE,
      };
    }
    const outcomes = cases.map((one) => runCase(tf, adapter, program, one));
    return { kind: "ran", cases: outcomes, printed, ...PLACE };
  } finally {
    tf.engine().endScope();
  }
}

const PLACE = { backend: "cpu", adapter: null, durationMs: 0 } as const;

function problemOf(adapter: LanguageAdapter, thrown: unknown): CodeProblem {
  const known = adapter.problemOf?.(thrown);
  if (known) return known;
  return { name: "Error", message: String(thrown), line: null, column: null };
}

function runCase(
  tf: typeof TensorFlowCore,
  adapter: LanguageAdapter,
  program: unknown,
  { id: caseId, steps }: ExerciseCase,
): CaseOutcome {
  const outputs: Record<string, Value> = {};
  const changedInputs: string[] = [];
  tf.engine().startScope();
  try {
    for (const [index, step] of steps.entries()) {
      const args = step.do === "read" ? [] : step.args.map((arg) => fromValue(tf, arg));
      const action: Action = step;
      const result = adapter.call(program, action, args);
      for (const at of adapter.changedArguments?.() ?? [])
        changedInputs.push(`step ${index + 1}, argument ${at}`);
      if (step.do !== "construct" && step.keep !== null) outputs[step.keep] = toValue(tf, result);
    }
    return { kind: "outputs", caseId, outputs, changedInputs };
  } catch (thrown) {
    return { kind: "threw", caseId, problem: problemOf(adapter, thrown) };
  } finally {
    tf.engine().endScope();
  }
}
