/** What the page and the bare worker say to each other. Both are ours: nothing is parsed. */
import type { Backend } from "#lib/exercises/backend.ts";
import type { CaseToRun } from "#lib/sandbox/submission.ts";

/** Programs to run one after the other, each through all cases, its outputs read together at its end. */
export interface BareRun {
  readonly sources: readonly string[];
  readonly entryPoint: string;
  readonly cases: readonly CaseToRun[];
}

export type BareRequest =
  | {
      readonly type: "start";
      readonly backend: Backend;
      readonly wasm: ArrayBuffer | null;
      /** The language's script; what it loads at its first program counts as part of that program. */
      readonly adapter: Blob;
    }
  | ({ readonly type: "run" } & BareRun);

export type BareReply =
  | { readonly type: "listening" }
  | { readonly type: "ready" }
  /** `values`: how many numbers were read, so that a run which computed nothing is noticed. */
  | { readonly type: "ran"; readonly ms: number; readonly values: number }
  | { readonly type: "broken"; readonly reason: string };
