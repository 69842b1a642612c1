/** How much of a kind may be shown on one study day; null is no limit. */
export interface DailyLimits {
  readonly newCards: number | null;
  readonly reviews: number | null;
  /** If not, a new card takes the place of a review: together they are no more than `reviews`, and reviews go first. */
  readonly newIgnoresReviewLimit: boolean;
}

/** What was already shown on a study day, of what the limits count. */
export interface ShownToday {
  readonly newCards: number;
  readonly reviews: number;
}

export const DEFAULT_DAILY_LIMITS: DailyLimits = {
  newCards: 20,
  reviews: null,
  newIgnoresReviewLimit: false,
};

/** Reviews that may still be shown, as Anki counts them. */
export function reviewsLeft(limits: DailyLimits, shown: ShownToday): number {
  if (limits.reviews === null) return Infinity;
  const spent = shown.reviews + (limits.newIgnoresReviewLimit ? 0 : shown.newCards);
  return Math.max(0, limits.reviews - spent);
}

/**
 * New cards that may still be shown.
 * @param reviewsToCome reviews that stand in the queue
 */
export function newCardsLeft(limits: DailyLimits, shown: ShownToday, reviewsToCome: number): number {
  const own = limits.newCards === null ? Infinity : Math.max(0, limits.newCards - shown.newCards);
  if (limits.newIgnoresReviewLimit) return own;
  return Math.min(own, Math.max(0, reviewsLeft(limits, shown) - reviewsToCome));
}
