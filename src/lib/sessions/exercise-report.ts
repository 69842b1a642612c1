import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Exercise, ExerciseCase, Tolerance } from "#lib/exercises/exercise.ts";
import { isExplainable, type Verdict } from "#lib/grading/verdict.ts";
import { verdictText, type VerdictText } from "#lib/grading/verdict-text.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import type { StoredVerdict } from "#lib/store/practice-rows.ts";
import type { Grading } from "./grade-submission.ts";
import type { MistakeCard } from "./mistake-card.ts";

/** What a run or a submission gave, ready to be drawn. */
export interface ExerciseReport {
  readonly scope: "visible" | "all";
  readonly verdict: Verdict;
  readonly text: VerdictText;
  readonly printed: readonly string[];
  /** The code as it ran, and in which language. */
  readonly code: string;
  readonly language: CodeLanguage;
  /** Class or function that the cases use. */
  readonly entryPoint: string;
  readonly failedCase: ExerciseCase | null;
  readonly tolerance: Tolerance;
  readonly mistake: { readonly message: string; readonly card: MistakeCard | null } | null;
  readonly backend: Backend | null;
  readonly adapter: string | null;
  /** Milliseconds; null if it did not run to its end. */
  readonly durationMs: number | null;
  readonly passedOver: readonly Rejected[];
}

interface Given {
  readonly exercise: Exercise;
  readonly language: Language;
  readonly codeLanguage: CodeLanguage;
  readonly code: string;
  readonly scope: "visible" | "all";
  readonly grading: Grading;
  readonly mistakeCard: MistakeCard | null;
}

/** A grading in words, with what belongs beside them. */
export function exerciseReport(given: Given): ExerciseReport {
  const { exercise, language, codeLanguage, code, scope, grading, mistakeCard } = given;
  const { verdict } = grading;
  const caseId = caseIdOf(verdict);
  const mistake = isExplainable(verdict) ? verdict.mistake : null;
  return {
    scope,
    verdict,
    text: reportText(verdict, scope, language, codeLanguage),
    printed: grading.printed,
    code,
    language: codeLanguage,
    entryPoint: exercise.entryPoints[codeLanguage] ?? "",
    failedCase: exercise.cases.find(({ id }) => id === caseId) ?? null,
    tolerance: exercise.tolerance,
    mistake:
      mistake === null
        ? null
        : { message: inCodeLanguage(mistake.message[language], codeLanguage), card: mistakeCard },
    backend: grading.backend,
    adapter: grading.adapter,
    durationMs: "run" in verdict ? verdict.run.durationMs : null,
    passedOver: grading.passedOver,
  };
}

/** A run that passes is not rated yet: the other cases wait. */
function reportText(
  verdict: Verdict,
  scope: "visible" | "all",
  language: Language,
  code: CodeLanguage,
): VerdictText {
  const text = verdictText(verdict, language, code);
  if (verdict.kind !== "passed" || scope === "all") return text;
  return { ...text, next: m.exercise_run_passed_next({}, { locale: language }) };
}

/** What is kept of a verdict. */
export function storedVerdict(verdict: Verdict): StoredVerdict {
  if (verdict.kind === "passed") return { kind: "passed" };
  return {
    kind: "failed",
    reason: verdict.kind,
    caseId: caseIdOf(verdict),
    mistakeId: isExplainable(verdict) ? (verdict.mistake?.id ?? null) : null,
  };
}

/**
 * Whether a submission is a try of the learner's. A sandbox that fails is not, and a bracket that a thumb missed says
 * nothing about what is remembered.
 */
export function isTry(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "syntax-error":
    case "device-lost":
    case "could-not-run":
      return false;
    case "passed":
    case "wrong-value":
    case "wrong-shape":
    case "wrong-type":
    case "not-finite":
    case "wrong-property":
    case "error":
    case "not-defined":
    case "forbidden-operation":
    case "time-out":
      return true;
  }
}

function caseIdOf(verdict: Verdict): string | null {
  return isExplainable(verdict) ? verdict.failedCase.id : null;
}
