import type { CodeLanguage, Localized } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Mistake } from "#lib/exercises/exercise.ts";
import type { CodeProblem, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import type { DType, TensorData, Value } from "#lib/exercises/tensor-data.ts";
import type { CheckFailure } from "./check-failure.ts";
import type { Halves, StageReport } from "./insight.ts";

/** Where and how fast it ran: said openly, since "graded on the GPU" is a claim. */
export interface RunInfo {
  readonly backend: Backend;
  /** The GPU's own name for itself, or null without one. */
  readonly adapter: string | null;
  readonly durationMs: number;
}

/** The first case that failed, and how far the submission came. */
export interface FailedCase {
  readonly id: string;
  readonly title: Localized;
  readonly visible: boolean;
  /** Cases that passed, of those that ran. */
  readonly passedCount: number;
  readonly caseCount: number;
}

/** The element that is furthest off. */
export interface WorstElement {
  /** One index per axis, from 0; empty for a plain number. */
  readonly index: readonly number[];
  readonly expected: number;
  readonly got: number;
  /** |got − expected| over what is allowed there; Infinity where only equality is. */
  readonly tolerancesOff: number;
}

/** What a value is, apart from its numbers. */
export type ValueType =
  { readonly kind: "tensor"; readonly dtype: DType } | { readonly kind: Exclude<Value["kind"], "tensor"> };

/** A mistake as a verdict names it. */
export type NamedMistake = Pick<Mistake, "id" | "message" | "subject">;

interface CaseFailure {
  readonly run: RunInfo;
  readonly failedCase: FailedCase;
  /** The usual wrong version that explains the failure, once it is known. */
  readonly mistake: NamedMistake | null;
  /** Forward and backward apart; null for exercises without two halves. */
  readonly halves: Halves | null;
  /** The stages of the computation, each seen by itself, in order; empty where the judged cases isolate none. */
  readonly stages: readonly StageReport[];
}

interface OutputFailure extends CaseFailure {
  /** Name of the output, with the place inside it for lists and records: "forward", "gradients.dW", "states[1]". */
  readonly output: string;
  readonly expected: Value;
  readonly got: Value;
  /** Inputs ("step 1, argument 0") whose values the code changed in place in this case: often the cause. */
  readonly changedInputs: readonly string[];
}

export interface PassedVerdict {
  readonly kind: "passed";
  readonly run: RunInfo;
  readonly caseCount: number;
  /** Largest share of the tolerance that was used up, 0 to 1. */
  readonly worstTolerances: number;
  readonly changedInputs: readonly string[];
}

export interface WrongValueVerdict extends OutputFailure {
  readonly kind: "wrong-value";
  /** got − expected, element by element; null unless both are tensors. */
  readonly difference: TensorData | null;
  /** Null for texts, which are equal or not. */
  readonly worst: WorstElement | null;
  readonly wrongCount: number;
  readonly elementCount: number;
}

export interface WrongShapeVerdict extends OutputFailure {
  readonly kind: "wrong-shape";
  readonly expectedShape: readonly number[];
  readonly gotShape: readonly number[];
}

export interface WrongTypeVerdict extends OutputFailure {
  readonly kind: "wrong-type";
  readonly expectedType: ValueType;
  readonly gotType: ValueType;
}

export interface NotFiniteVerdict extends OutputFailure {
  readonly kind: "not-finite";
  /** The first element that is NaN or infinite. */
  readonly index: readonly number[];
  readonly element: "NaN" | "Infinity" | "-Infinity";
  readonly notFiniteCount: number;
  readonly elementCount: number;
}

/** An output that chance decides lacks what every right one has. */
export interface WrongPropertyVerdict extends OutputFailure {
  readonly kind: "wrong-property";
  readonly failure: CheckFailure;
}

export interface ErrorVerdict extends CaseFailure {
  readonly kind: "error";
  readonly problem: CodeProblem;
}

export interface SyntaxErrorVerdict {
  readonly kind: "syntax-error";
  readonly problem: CodeProblem;
}

export interface NotDefinedVerdict {
  readonly kind: "not-defined";
  readonly entryPoint: string;
}

export interface ForbiddenOperationVerdict {
  readonly kind: "forbidden-operation";
  /** Its name under `tf`, e.g. "batchNorm". */
  readonly op: string;
  readonly line: number | null;
}

export interface TimeOutVerdict {
  readonly kind: "time-out";
  /** Null before the first case: while the code was being loaded. */
  readonly caseTitle: Localized | null;
  readonly cause: Extract<SubmissionOutcome, { kind: "timed-out" }>["cause"];
  readonly limitMs: number;
}

export interface DeviceLostVerdict {
  readonly kind: "device-lost";
  readonly backend: Backend;
}

/** Not the learner's doing: no rating may come of it. */
export interface CouldNotRunVerdict {
  readonly kind: "could-not-run";
  readonly cause:
    | { readonly kind: "sandbox"; readonly reason: string }
    /** The code reads values in the middle of a computation, and no backend that can answer at once is to be had. */
    | { readonly kind: "reads-values"; readonly op: string; readonly line: number | null }
    /** The code needs an operation that TensorFlow.js has for another backend, which is not to be had. */
    | { readonly kind: "lacks-kernel"; readonly kernel: string; readonly line: number | null }
    | { readonly kind: "reference-failed"; readonly caseId: string }
    | { readonly kind: "case-missing"; readonly caseId: string };
}

export type Verdict =
  | PassedVerdict
  | WrongValueVerdict
  | WrongShapeVerdict
  | WrongTypeVerdict
  | NotFiniteVerdict
  | WrongPropertyVerdict
  | ErrorVerdict
  | SyntaxErrorVerdict
  | NotDefinedVerdict
  | ForbiddenOperationVerdict
  | TimeOutVerdict
  | DeviceLostVerdict
  | CouldNotRunVerdict;

/** Verdicts that a usual mistake can explain: the code ran and gave something else than the reference. */
export type ExplainableVerdict = Extract<Verdict, CaseFailure>;

/** Whether running the mistakes can tell the learner more. */
export function isExplainable(verdict: Verdict): verdict is ExplainableVerdict {
  switch (verdict.kind) {
    case "wrong-value":
    case "wrong-shape":
    case "wrong-type":
    case "not-finite":
    case "wrong-property":
    case "error":
      return true;
    case "passed":
    case "syntax-error":
    case "not-defined":
    case "forbidden-operation":
    case "time-out":
    case "device-lost":
    case "could-not-run":
      return false;
  }
}

/**
 * The verdict with the mistake that explains it named; other verdicts stay as they are.
 * @param language of the code, in whose names the mistake is told
 */
export function withMistake(verdict: Verdict, mistake: Mistake | null, language: CodeLanguage): Verdict {
  if (!isExplainable(verdict) || mistake === null) return verdict;
  const { id, message, subject } = mistake;
  const told = { zh: inCodeLanguage(message.zh, language), en: inCodeLanguage(message.en, language) };
  return { ...verdict, mistake: { id, message: told, subject } };
}
