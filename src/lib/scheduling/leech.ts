/** What becomes of a card that is forgotten again and again. */
export type LeechAction = "tag" | "suspend";

export interface LeechRule {
  /** Lapses at which a card is a leech; null for never. */
  readonly threshold: number | null;
  readonly action: LeechAction;
}

export const DEFAULT_LEECH_RULE: LeechRule = { threshold: 8, action: "tag" };

/** The tag of a leech. */
export const LEECH_TAG = "leech";

/**
 * Whether a lapse makes a card a leech, or says so again: at the threshold, and at every half of it from there on.
 * @param lapses how often the card was forgotten in review, this lapse included
 */
export function isLeechAt(lapses: number, { threshold }: LeechRule): boolean {
  if (threshold === null || threshold < 1 || lapses < threshold) return false;
  return (lapses - threshold) % Math.ceil(threshold / 2) === 0;
}
