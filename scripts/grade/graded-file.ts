import type { CodeLanguage, Localized } from "#lib/core/language.ts";
import { LANGUAGES } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { isExplainable, type Verdict } from "#lib/grading/verdict.ts";
import { verdictText } from "#lib/grading/verdict-text.ts";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import type { Grading } from "#lib/sessions/grade-submission.ts";

/** One graded file, as `--json` prints it. What does not apply is null. */
export interface GradedFile {
  readonly exercise: string;
  readonly file: string;
  readonly language: CodeLanguage | null;
  /** Where it ran. */
  readonly backend: Backend | null;
  /** The GPU's own name for itself. */
  readonly adapter: string | null;
  readonly verdict: Verdict["kind"];
  /** Id of the case that failed first. */
  readonly case: string | null;
  /** Id of the usual mistake that was made. */
  readonly mistake: string | null;
  readonly message: Localized;
  /** The element that is furthest off, and how many times the tolerance. */
  readonly worst: {
    readonly index: readonly number[];
    readonly expected: number;
    readonly got: number;
    readonly tolerances: number;
  } | null;
  /** From hand-in to verdict. */
  readonly ms: number;
}

/** A graded file with what only the readable report shows. */
export interface GradedSource extends Omit<GradedFile, "file"> {
  readonly printed: readonly string[];
  readonly passedOver: readonly Rejected[];
}

function messageOf(verdict: Verdict, code: CodeLanguage): Localized {
  const [zh, en] = LANGUAGES.map((language) => {
    const { headline, details, next } = verdictText(verdict, language, code);
    const mistake = isExplainable(verdict) ? verdict.mistake?.message[language] : undefined;
    // What comes next after passing is the app's to say: here nothing is rated.
    return [headline, ...details, mistake, verdict.kind === "passed" ? null : next]
      .filter((line) => line !== undefined && line !== null)
      .join("\n");
  });
  return { zh: zh ?? "", en: en ?? "" };
}

function caseOf(verdict: Verdict, exercise: Exercise): string | null {
  if (isExplainable(verdict)) return verdict.failedCase.id;
  if (verdict.kind !== "time-out") return null;
  return exercise.cases.find(({ title }) => title === verdict.caseTitle)?.id ?? null;
}

function worstOf(verdict: Verdict): GradedFile["worst"] {
  if (verdict.kind !== "wrong-value" || !verdict.worst) return null;
  const { index, expected, got, tolerancesOff } = verdict.worst;
  return { index, expected, got, tolerances: tolerancesOff };
}

/**
 * A grading as plain data.
 * @param ms from hand-in to verdict
 */
export function gradedSource(
  exercise: Exercise,
  language: CodeLanguage,
  { verdict, backend, adapter, printed, passedOver }: Grading,
  ms: number,
): GradedSource {
  return {
    exercise: exercise.id,
    language,
    backend,
    adapter,
    verdict: verdict.kind,
    case: caseOf(verdict, exercise),
    mistake: isExplainable(verdict) ? (verdict.mistake?.id ?? null) : null,
    message: messageOf(verdict, language),
    worst: worstOf(verdict),
    ms: Math.round(ms),
    printed,
    passedOver,
  };
}
