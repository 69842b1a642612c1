import { codeFile } from "#lib/exercises/code-files.ts";
import { nudgedCases, nudgedDefaults } from "./nudge.ts";
import { judgeOutcome } from "./outcome-text.ts";
import type { Bench } from "./proof.ts";

/** Shows that every number that cases pass, and every default of the solution, matters. */
export async function proveNudges(bench: Bench): Promise<readonly string[]> {
  const { exercise, language, solution, expected, run, report } = bench;
  const nudges = [
    ...nudgedCases(exercise.cases).map((nudge) => ({ ...nudge, source: solution, file: "cases.ts" })),
    ...nudgedDefaults(solution, language).map((nudge) => ({
      ...nudge,
      cases: exercise.cases,
      file: codeFile("solution", language),
    })),
  ];
  for (const { name, source, cases, file } of nudges) {
    const judged = judgeOutcome(exercise, expected, await run(source, cases));
    if (judged.kind !== "passed") continue;
    const todo = "Add a case in which it matters, or leave it out of the exercise.";
    report({ file, what: `${name}: a tenth off still passes`, todo });
  }
  return nudges.map(({ name }) => name);
}
