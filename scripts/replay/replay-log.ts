import type { CardId } from "#lib/core/ids.ts";
import { formatIsoMoment } from "#lib/core/iso-moment.ts";
import { studyDayStartMs, type Milliseconds } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import type { Memory, Phase } from "#lib/scheduling/memory.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { LoggedReview } from "./review-line.ts";

/** What one review left behind. */
export interface ReplayedReview {
  readonly card: CardId;
  /** After the review. */
  readonly phase: Phase;
  /** Days. */
  readonly stability: number;
  readonly difficulty: number;
  /** Whole study days since the card's last review, 0 for the first. */
  readonly elapsedDays: number;
  /** Whole study days until due, 0 in steps of less than a day. */
  readonly intervalDays: number;
  /** ISO date-time in the review's own offset: the instant of a step, or the start of the due study day. */
  readonly due: string;
}

/** Every review in the order of time, those of one instant as they stand in the log. */
export function replayLog(reviews: readonly LoggedReview[], settings: SchedulingSettings): ReplayedReview[] {
  const memories = new Map<CardId, Memory>();
  return [...reviews]
    .sort((a, b) => a.at.atMs - b.at.atMs)
    .map(({ card, at, rating, zulu }) => {
      const before = memories.get(card) ?? { phase: "new" };
      const { memory, elapsedDays, intervalDays } = answer(before, rating, at, settings, card);
      memories.set(card, memory);
      const dueAtMs: Milliseconds =
        memory.phase === "review"
          ? studyDayStartMs(memory.dueDay, at.utcOffsetMinutes, settings.rolloverHour)
          : memory.dueAtMs;
      const due = formatIsoMoment({ atMs: dueAtMs, utcOffsetMinutes: at.utcOffsetMinutes });
      const { phase, stability, difficulty } = memory;
      return {
        card,
        phase,
        stability,
        difficulty,
        elapsedDays,
        intervalDays,
        due: zulu ? due.replace("+00:00", "Z") : due,
      };
    });
}
