import type { CodeLanguage } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { judge } from "#lib/grading/judge.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { verdictText } from "#lib/grading/verdict-text.ts";
import { isBackendLimit, type RunOutcome } from "#lib/sandbox/submission.ts";

/** What a program of ours is worth, also one that needs what the backend cannot do. */
export function judgeOutcome(
  exercise: Pick<Exercise, "cases" | "tolerance">,
  expected: readonly CaseOutcome[],
  outcome: RunOutcome,
): Verdict {
  return isBackendLimit(outcome)
    ? { kind: "could-not-run", cause: outcome }
    : judge(exercise, expected, outcome);
}

/** In a sentence or two, for an exercise's author. */
export function judgedText(verdict: Verdict, code: CodeLanguage): string {
  if (verdict.kind === "could-not-run") return causeText(verdict.cause);
  const { headline, details } = verdictText(verdict, "en", code);
  return [headline, ...details].join("; ");
}

function causeText(cause: Extract<Verdict, { kind: "could-not-run" }>["cause"]): string {
  switch (cause.kind) {
    case "sandbox":
      return cause.reason;
    case "reads-values":
      return `it reads a value in the middle (${cause.op}${cause.line === null ? "" : `, line ${cause.line}`})`;
    case "lacks-kernel":
      return `this backend has no ${cause.kernel}${cause.line === null ? "" : ` (line ${cause.line})`}`;
    case "reference-failed":
      return `there is nothing sound to compare with in case "${cause.caseId}"`;
    case "case-missing":
      return `case "${cause.caseId}" gave nothing`;
  }
}
