import type { TimedFigure } from "../figure.ts";
import { openReviewSession } from "../profile/review-session.ts";

/** Whether the processor is this machine's, or four times slower as on a phone. */
const PROCESSORS = [
  { figure: "rate-to-next-card", cpuSlowdown: 1, limit: 50, repetitions: 200 },
  { figure: "rate-to-next-card-slow", cpuSlowdown: 4, limit: 150, repetitions: 100 },
] as const;

/** Mostly known, now and then not, as a learner rates. */
const KEYS = ["3", "3", "1", "3", "4", "3", "3", "2"] as const;

/** What a learner feels at every card: 100,000 cards, a million reviews, the rating stored before the card moves on. */
export const rateToNextCard: readonly TimedFigure[] = PROCESSORS.map(({ cpuSlowdown, ...figure }) => ({
  ...figure,
  kind: "timed",
  about: `from the key that rates to the next card painted, with 100,000 cards and 1,000,000 log entries${
    cpuSlowdown === 1 ? "" : `, on a processor ${cpuSlowdown} times slower`
  }`,
  unit: "ms",
  warmUp: 12,
  async open() {
    const { answer, close } = await openReviewSession(cpuSlowdown);
    let at = 0;
    return {
      sample: () => answer(KEYS[at++ % KEYS.length] ?? "3"),
      close,
    };
  },
}));
