import { CODE_LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";
import { codeFile } from "#lib/exercises/code-files.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { judgedText, judgeOutcome } from "./outcome-text.ts";
import { RIGHT_WITHIN, type ContentProblem, type ProgramOutcome, type Run } from "./proof.ts";

/** Shows that the references of all languages give the same on one backend; null where they do. */
export async function languageDisagreement(
  exercise: Exercise,
  runIn: (language: CodeLanguage) => Run<ProgramOutcome>,
): Promise<ContentProblem | null> {
  const [first, second] = CODE_LANGUAGES.filter((language) => exercise.solution[language] !== undefined);
  if (first === undefined || second === undefined) return null;
  const runSolution = (language: CodeLanguage): Promise<ProgramOutcome> =>
    runIn(language)(exercise.solution[language] ?? "", exercise.cases);
  const expected = await runSolution(first);
  const other = await runSolution(second);
  // One that does not run is reported by its own proof.
  if (expected.kind !== "ran" || other.kind !== "ran") return null;
  const judged = judgeOutcome(exercise, expected.cases, other);
  const file = codeFile("solution", second);
  const todo = "Both references must compute the same: mend the one that golden.json contradicts.";
  if (judged.kind !== "passed")
    return {
      file,
      what: `does not agree with ${codeFile("solution", first)}: ${judgedText(judged, second)}`,
      todo,
    };
  if (judged.worstTolerances <= RIGHT_WITHIN) return null;
  const used = judged.worstTolerances.toFixed(2);
  return { file, what: `is ${used} tolerances from ${codeFile("solution", first)}`, todo };
}
