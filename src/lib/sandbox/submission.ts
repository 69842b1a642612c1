import type { CodeLanguage } from "#lib/core/language.ts";
import type { Step } from "#lib/exercises/exercise.ts";
import type { SubmissionOutcome } from "#lib/exercises/outcome.ts";

/** A case as the sandbox needs it: a name to report under and what to do. */
export interface CaseToRun {
  readonly id: string;
  readonly steps: readonly Step[];
}

/** A program and what to do with it. */
export interface Submission {
  readonly language: CodeLanguage;
  readonly source: string;
  /** Name of the class or function that the cases use. */
  readonly entryPoint: string;
  readonly cases: readonly CaseToRun[];
  /** Names under `tf` that may not be called. */
  readonly forbiddenOps: readonly string[];
}

/** What the tensor work of a run cost: the dearest case of each. */
export interface Cost {
  /** Kernels launched in one case. */
  readonly kernels: number;
  /** Multiplications and additions, or elements touched, in one case. */
  readonly work: number;
  /** Bytes of tensors alive at once. */
  readonly bytes: number;
}

/** What a learner's run may spend, per case. */
export type Budget = Cost;

/** The code asked for a tensor's values in the middle of a computation that only WebGPU's queue knows. */
export interface ReadsValues {
  readonly kind: "reads-values";
  readonly op: string;
  readonly line: number | null;
}

/** The code needs an operation that TensorFlow.js has not written for the backend it ran on. */
export interface LacksKernel {
  readonly kind: "lacks-kernel";
  readonly kernel: string;
  readonly line: number | null;
}

/** What a backend cannot do, which is no fault of the program's: for the caller to run again on the next one. */
export type BackendLimit = ReadsValues | LacksKernel;

/** What a run gave. */
export type RunOutcome = SubmissionOutcome | BackendLimit;

export function isBackendLimit(outcome: RunOutcome): outcome is BackendLimit {
  return outcome.kind === "reads-values" || outcome.kind === "lacks-kernel";
}

/** A run's outcome and what it cost; no cost where nothing ran to its end. */
export interface RunReport {
  readonly outcome: RunOutcome;
  readonly cost: Cost | null;
}
