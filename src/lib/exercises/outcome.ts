import type { Backend } from "./backend.ts";
import type { Value } from "./tensor-data.ts";

/** An error in a submission, with the learner's own line (from 1) where it is known. */
export interface CodeProblem {
  readonly name: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** What one case gave. */
export type CaseOutcome =
  | {
      readonly kind: "outputs";
      readonly caseId: string;
      /** By the name a step keeps them under. */
      readonly outputs: Readonly<Record<string, Value>>;
      /** Paths of inputs ("step 1, argument 0") whose values the code changed in place. */
      readonly changedInputs: readonly string[];
    }
  | { readonly kind: "threw"; readonly caseId: string; readonly problem: CodeProblem };

/** What running a submission gave: arrays and text, never a verdict. */
export type SubmissionOutcome =
  | {
      readonly kind: "ran";
      readonly cases: readonly CaseOutcome[];
      readonly printed: readonly string[];
      readonly backend: Backend;
      /** The GPU's own name for itself, or null without one. */
      readonly adapter: string | null;
      readonly durationMs: number;
    }
  | { readonly kind: "syntax-error"; readonly problem: CodeProblem }
  | { readonly kind: "not-defined"; readonly entryPoint: string }
  | { readonly kind: "forbidden-op"; readonly op: string; readonly line: number | null }
  | {
      readonly kind: "timed-out";
      readonly caseId: string | null;
      readonly cause: "clock" | "op-budget" | "message-flood";
      readonly limitMs: number;
    }
  | { readonly kind: "device-lost"; readonly backend: Backend }
  | { readonly kind: "could-not-run"; readonly reason: string };
