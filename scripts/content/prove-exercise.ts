import type { CodeLanguage } from "#lib/core/language.ts";
import { codeFile } from "#lib/exercises/code-files.ts";
import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { isBackendLimit } from "#lib/sandbox/submission.ts";
import { goldenOutcomes } from "./golden.ts";
import type { Variant } from "./load-exercise.ts";
import { judgedText, judgeOutcome } from "./outcome-text.ts";
import { RIGHT_WITHIN, type ContentProblem, type ProgramOutcome, type Proof } from "./proof.ts";
import type { Bench, RightProgram, Run, TimedCase } from "./proof.ts";
import { proveMistakes } from "./prove-mistakes.ts";
import { proveNudges } from "./prove-nudges.ts";

export type { Proof, Run } from "./proof.ts";

/** What a starter may give: it runs, and something else comes out. */
const POLITE: readonly Verdict["kind"][] = ["wrong-value", "wrong-shape", "wrong-type", "wrong-property"];

/**
 * Shows that an exercise tells right from wrong: its starter fails without an error, solution, variants and golden values
 * agree within a quarter of the tolerance, every mistake fails by 50 tolerances (or three times what a statistic allows)
 * and is named as itself, and every number that is a tenth off fails.
 * @param golden golden.json, parsed; null where there is none
 */
export async function proveExercise(
  exercise: Exercise,
  language: CodeLanguage,
  variants: readonly Variant[],
  golden: unknown,
  run: Run<ProgramOutcome>,
): Promise<Proof> {
  const problems: ContentProblem[] = [];
  const report = (problem: ContentProblem): void => void problems.push(problem);
  const file = codeFile("solution", language);
  const solution = exercise.solution[language] ?? "";
  const proof = { exercise: exercise.id, language, caseCount: exercise.cases.length, problems };
  const reference = await run(solution, exercise.cases);
  const failure = whyNoReference(exercise, language, reference);
  if (failure !== null || reference.kind !== "ran") {
    report({
      file,
      what: `is the reference but ${failure ?? reference.kind}`,
      todo: "Make it run; the rest follows.",
    });
    return { ...proof, right: [], wrong: [], nudged: [], slowestCase: null };
  }
  const bench: Bench = { exercise, language, solution, expected: reference.cases, run, report };

  await proveStarter(bench);
  const right: RightProgram[] = [];
  // Everything is compiled by now.
  const again = await run(solution, exercise.cases);
  right.push(rightProgram(bench, "solution", file, bench.expected, again));
  for (const variant of variants.filter((candidate) => candidate.language === language)) {
    const outcome = await run(variant.code, exercise.cases);
    right.push(rightProgram(bench, `variants/${variant.name}`, variant.file, bench.expected, outcome));
  }
  const values = golden === null ? null : proveGolden(bench, golden, reference);
  if (values !== null) right.push(values);
  const wrong = await proveMistakes(bench);
  const nudged = await proveNudges(bench);
  return { ...proof, right, wrong, nudged, slowestCase: slowestOf(again) };
}

function whyNoReference(
  exercise: Exercise,
  language: CodeLanguage,
  reference: ProgramOutcome,
): string | null {
  if (reference.kind !== "ran") return judgedText(judgeOutcome(exercise, [], reference), language);
  const threw = reference.cases.find((outcome) => outcome.kind === "threw");
  return threw ? `fails in case "${threw.caseId}": ${threw.problem.name}: ${threw.problem.message}` : null;
}

async function proveStarter({ exercise, language, expected, run, report }: Bench): Promise<void> {
  const starter = await run(exercise.starter[language] ?? "", exercise.cases);
  const judged = judgeOutcome(exercise, expected, starter);
  if (POLITE.includes(judged.kind)) return;
  const isRight = judged.kind === "passed";
  report({
    file: codeFile("starter", language),
    what: isRight
      ? "passes as it stands"
      : `fails without a chance to begin: ${judgedText(judged, language)}`,
    todo: "Let it run and give a wrong output.",
  });
}

function rightProgram(
  { exercise, language, report }: Bench,
  name: string,
  file: string,
  expected: readonly CaseOutcome[],
  outcome: ProgramOutcome,
  judged: Pick<Exercise, "cases" | "tolerance"> = exercise,
): RightProgram {
  // The app runs it on the next backend, and so does that backend's proof.
  if (isBackendLimit(outcome) && name !== "solution") return { name, worstTolerances: null };
  const verdict = judgeOutcome(judged, expected, outcome);
  if (verdict.kind !== "passed") {
    const todo =
      name === "golden"
        ? "Make it again with the script in tests/golden; if they still differ, the reference is wrong."
        : "Mend the program, or widen the tolerance if it is right.";
    report({ file, what: `does not agree with the reference: ${judgedText(verdict, language)}`, todo });
    return { name, worstTolerances: NaN };
  }
  if (verdict.worstTolerances > RIGHT_WITHIN) {
    const used = verdict.worstTolerances.toFixed(2);
    const todo = "Widen the tolerance, tame the case, or give the case a scale.";
    report({ file, what: `passes, but uses ${used} of the tolerance, more than ${RIGHT_WITHIN}`, todo });
  }
  return { name, worstTolerances: verdict.worstTolerances };
}

function proveGolden(bench: Bench, golden: unknown, reference: ProgramOutcome): RightProgram | null {
  const file = "golden.json";
  const { exercise, report } = bench;
  const outcomes = goldenOutcomes(golden, exercise.cases, bench.expected);
  if (!outcomes.ok) {
    report({ file, what: outcomes.error, todo: "Make it again with the script in tests/golden." });
    return null;
  }
  const judged = { ...exercise, cases: exercise.cases.map(byValue) };
  return rightProgram(bench, "golden", file, outcomes.value, reference, judged);
}

/** Golden values stand for every output, also for one that the judge leaves to chance. */
function byValue(exerciseCase: ExerciseCase): ExerciseCase {
  const checks = exerciseCase.checks?.filter(({ kind }) => kind === "gradient") ?? [];
  return { ...exerciseCase, checks };
}

function slowestOf({ caseMs = {} }: ProgramOutcome): TimedCase | null {
  const [slowest] = Object.entries(caseMs).sort(([, a], [, b]) => b - a);
  return slowest ? { caseId: slowest[0], ms: slowest[1] } : null;
}
