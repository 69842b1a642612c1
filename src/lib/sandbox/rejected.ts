import type { Backend } from "#lib/exercises/backend.ts";
import type { BackendLimit } from "./submission.ts";

/** Why a backend was not used. */
export const REJECTION_REASONS = [
  /** The device has no WebGPU, or none for us. */
  "no-adapter",
  /** The wasm binary could not be fetched. */
  "no-binary",
  /** This engine's WebAssembly has no SIMD. */
  "no-simd",
  "does-not-start",
  /** It failed the self-test. */
  "computes-wrong",
  /** It is working off what an earlier program left in its queue. */
  "busy",
  /** The program reads values in the middle of a computation, which WebGPU cannot answer. */
  "reads-values",
  /** TensorFlow.js has not written an operation for it that the program needs. */
  "no-kernel",
  /** It was lost while this program ran. */
  "device-lost",
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why a program was not left to a backend that cannot do what it needs. */
export const REJECTION_FOR = {
  "reads-values": "reads-values",
  "lacks-kernel": "no-kernel",
} as const satisfies Record<BackendLimit["kind"], RejectionReason>;

/** A backend that comes before the one used, and why it was not. */
export interface Rejected {
  readonly backend: Backend;
  readonly reason: RejectionReason;
}
