import { beforeAll, describe, expect, it } from "vitest";

import { CODE_LANGUAGES, LANGUAGES } from "#lib/core/language.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { exerciseOf } from "./folder-proof.ts";
import { runInNode } from "./run-in-node.ts";
import { loadTensorFlow } from "./tensorflow-in-node.ts";

/** What a task says that its examples return, in order, to as many digits as it says. */
const RETURNS = { zh: /返回 +(\[.*\])$/gm, en: /returns +(\[.*\])$/gm } as const;

/** The outputs of the visible examples, in order. */
function outputsOf(outcomes: readonly CaseOutcome[]): readonly (readonly number[])[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === "outputs" && outcome.caseId.startsWith("example")
      ? Object.values(outcome.outputs).map((value) =>
          value.kind === "tensor" ? Array.from(value.tensor.values) : [],
        )
      : [],
  );
}

describe.each(["adam", "attention"])("the example of %s", (folder) => {
  let exercise: Awaited<ReturnType<typeof exerciseOf>>;
  let outputs: readonly (readonly number[])[];

  beforeAll(async () => {
    exercise = await exerciseOf(folder);
    const entryPoint = exercise.entryPoints.typescript ?? "";
    const run = runInNode(await loadTensorFlow(), entryPoint, exercise.forbiddenOps);
    const outcome = await run(exercise.solution.typescript ?? "", exercise.cases);
    outputs = outcome.kind === "ran" ? outputsOf(outcome.cases) : [];
  }, 60_000);

  const readers = LANGUAGES.flatMap((language) => CODE_LANGUAGES.map((code) => [language, code] as const));
  it.each(readers)("is worked out as the reference does: %s, %s", (language, codeLanguage) => {
    const body = inCodeLanguage(exercise.prompt[language].body, codeLanguage);
    const stated = [...body.matchAll(RETURNS[language])].map(([, list = ""]) => JSON.parse(list) as unknown);
    expect(stated).toHaveLength(outputs.length);
    stated.forEach((list, index) => {
      const numbers = (list as number[]).flat();
      expect(numbers).toHaveLength(outputs[index]?.length ?? 0);
      numbers.forEach((number, at) => expect(outputs[index]?.[at]).toBeCloseTo(number, 4));
    });
  });
});
