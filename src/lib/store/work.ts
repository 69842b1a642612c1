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

/** Cards as a share of the work on very many of them; the rest is counting (measured). */
const CARDS_SHARE = 0.8;

/** Progress of two things that are done one after the other: cards, then what is counted of them. */
export function inTwo(onProgress: Work["onProgress"]): Record<"first" | "second", (share: number) => void> {
  return {
    first: (share) => onProgress?.(Math.min(CARDS_SHARE, CARDS_SHARE * share)),
    second: (share) => onProgress?.(Math.min(1, CARDS_SHARE + (1 - CARDS_SHARE) * share)),
  };
}
