/** Why a run was stopped by the runtime. Once set it decides the outcome, whatever the program catches. */
export type Stop =
  | { readonly kind: "op-budget" }
  | { readonly kind: "forbidden-op"; readonly op: string; readonly line: number | null }
  | { readonly kind: "reads-values"; readonly op: string; readonly line: number | null }
  | { readonly kind: "lacks-kernel"; readonly kernel: string; readonly line: number | null };

/** Thrown into the program when it is stopped. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A tensor that no device of ours should hold. */
export class OutOfMemory extends Error {
  override readonly name = "OutOfMemory";
}
