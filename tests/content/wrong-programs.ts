import type { CodeLanguage } from "#lib/core/language.ts";
import type { Edit, Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";
import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { diagnose } from "#lib/grading/diagnose.ts";
import { judge } from "#lib/grading/judge.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { loadVariants } from "../../scripts/content/load-exercise.ts";
import type { Run } from "../../scripts/content/prove-exercise.ts";

/** A wrong program as another would write it: edits of a variant, not of the reference; null where no mistake fits. */
export type WrongProgram = readonly [
  what: string,
  variant: string,
  edits: readonly (readonly [find: string, replace: string])[],
  namedAs: string | null,
];

/** Programs by the exercise that they answer. */
export type WrongPrograms = Readonly<Record<string, readonly WrongProgram[]>>;

/** Grades programs against what the reference and its mistakes gave. */
export interface Grader {
  grade(source: string): Promise<{ readonly verdict: Verdict; readonly namedAs: string | null }>;
}

/** @param runOther runs what is graded, where its draws are to be others than the reference's */
export async function graderOf(
  exercise: Exercise,
  language: CodeLanguage,
  run: Run,
  runOther: Run = run,
): Promise<Grader> {
  const reference = await run(exercise.solution[language] ?? "", exercise.cases);
  if (reference.kind !== "ran") throw new Error(`${exercise.id}: the solution gave ${reference.kind}`);
  const mistaken = new Map<string, SubmissionOutcome>();
  for (const mistake of exercise.mistakes) {
    const source = mistakenSource(exercise, mistake, language);
    if (source !== null) mistaken.set(mistake.id, await run(source, exercise.cases));
  }
  return {
    async grade(source) {
      const outcome = await runOther(source, exercise.cases);
      const namedAs = diagnose(exercise, outcome, reference.cases, mistaken)?.id ?? null;
      return { verdict: judge(exercise, reference.cases, outcome), namedAs };
    },
  };
}

/** @throws Error if there is no such variant or an edit does not occur exactly once in it */
export function editedVariant(
  folder: string,
  language: CodeLanguage,
  name: string,
  edits: WrongProgram[2],
): string {
  const variant = loadVariants(folder).find((one) => one.name === name && one.language === language);
  if (!variant) throw new Error(`${folder} has no variant ${name} in ${language}`);
  const inLanguage: readonly Edit[] = edits.map(([find, replace]) => ({ find, replace }));
  const mistake = { id: "", subject: "", message: { zh: "", en: "" }, edits: { [language]: inLanguage } };
  return mistakenSource({ solution: { [language]: variant.code } }, mistake, language) ?? "";
}
