/** How work that takes a while is followed, and ended before it is done. */
export interface Work {
  /** Share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The learner ended it; nothing of it remains. */
export interface Cancelled {
  readonly kind: "cancelled";
}

/** Cards that are read or written at once where there are very many: between two parts the page answers. */
export const PART = 500;
