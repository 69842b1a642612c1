import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { Value } from "#lib/exercises/tensor-data.ts";
import type { Action, LanguageAdapter } from "../languages/language.ts";
import type { CaseToRun } from "../submission.ts";
import { hasChanged, isMutable } from "./changed-inputs.ts";
import { toLive, type OutputReader } from "./live-values.ts";
import { tf } from "./tensorflow.ts";

type CaseStep = CaseToRun["steps"][number];

function actionOf(step: CaseStep): Action {
  switch (step.do) {
    case "construct":
      return { do: "construct" };
    case "call":
      return { do: "call", method: step.method };
    case "read":
      return { do: "read", attribute: step.attribute };
  }
}

function argumentsOf(step: CaseStep): readonly Value[] {
  return step.do === "read" ? [] : step.args;
}

function nameKept(step: CaseStep): string | null {
  return step.do === "construct" ? null : step.keep;
}

/** A live result under the name it is kept by, held against later changes: plain values are read at once. */
interface Kept {
  readonly name: string;
  readonly value: Promise<Value>;
}

/**
 * Runs one case: its steps in order, then all kept outputs read together. Every tensor made on the way is gone
 * afterwards.
 * @param problemOf tells a thrown value in terms of the program's lines
 * @param reader of all cases of a run
 */
export async function runCase<Program>(
  language: LanguageAdapter<Program>,
  program: Program,
  { id: caseId, steps }: CaseToRun,
  problemOf: (thrown: unknown) => CodeProblem,
  reader: OutputReader,
): Promise<CaseOutcome> {
  const engine = tf.engine();
  const changedInputs: string[] = [];
  const kept: Kept[] = [];
  engine.startScope(caseId);
  try {
    for (const [index, step] of steps.entries()) {
      const args = argumentsOf(step);
      const live = args.map(toLive);
      const returned = language.call(program, actionOf(step), live);
      const result: unknown = returned instanceof Promise ? await returned : returned;
      const told = language.changedArguments?.() ?? [];
      for (const [at, value] of args.entries()) {
        if (told.includes(at) || (isMutable(value) && hasChanged(value, live[at])))
          changedInputs.push(`step ${index + 1}, argument ${at}`);
      }
      const name = nameKept(step);
      if (name !== null) kept.push({ name, value: reader.read(result) });
    }
    const outputs = await Promise.all(
      kept.map(async ({ name, value }): Promise<[string, Value]> => [name, await value]),
    );
    return { kind: "outputs", caseId, outputs: Object.fromEntries(outputs), changedInputs };
  } catch (thrown) {
    return { kind: "threw", caseId, problem: problemOf(thrown) };
  } finally {
    // A read that has begun ends before what it reads is disposed.
    await Promise.allSettled(kept.map(({ value }) => value));
    engine.endScope();
  }
}
