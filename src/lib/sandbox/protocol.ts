/** What the page and a sandbox worker say to each other. Nothing is believed before `parse.ts` has read it. */
import type { Backend } from "#lib/exercises/backend.ts";
import type { Rejected } from "./rejected.ts";
import type { Budget, RunReport, Submission } from "./submission.ts";

/** Page to worker. */
export type Request =
  /** First: take the first backend that works and get ready. */
  | {
      readonly type: "start";
      readonly backends: readonly Backend[];
      /** TensorFlow.js's SIMD binary; null where it could not be fetched. */
      readonly wasm: ArrayBuffer | null;
      /** Backends whose sums were right in an earlier worker of this page. */
      readonly tested: readonly Backend[];
    }
  /** Answered by "alive" once the backend has computed something small. */
  | { readonly type: "probe" }
  | {
      readonly type: "run";
      readonly run: number;
      readonly submission: Submission;
      /** The script of the language's adapter. */
      readonly adapter: Blob;
      /** null for code that is trusted. */
      readonly budget: Budget | null;
      /** Seed of `Math.random`, 32 bits. */
      readonly seed: number;
    };

/** Worker to page. */
export type Reply =
  /** The runtime is loaded and hears requests. */
  | { readonly type: "listening" }
  | {
      readonly type: "ready";
      readonly backend: Backend;
      readonly adapter: string | null;
      readonly rejected: readonly Rejected[];
    }
  | { readonly type: "unavailable"; readonly rejected: readonly Rejected[] }
  | { readonly type: "alive" }
  /** The runtime could not be imported, or failed outside a run. */
  | { readonly type: "broken"; readonly reason: string }
  /** A case begins. */
  | { readonly type: "reached"; readonly run: number; readonly caseId: string }
  /** The program printed these lines, told while it runs: it may never end. Tensors without their values. */
  | { readonly type: "printed"; readonly run: number; readonly lines: readonly string[] }
  /** The program was stopped; it may go on computing, and be ended. */
  | { readonly type: "stopped"; readonly run: number; readonly report: RunReport }
  | { readonly type: "finished"; readonly run: number; readonly report: RunReport };
