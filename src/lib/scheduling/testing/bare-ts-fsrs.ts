import { createEmptyCard, fsrs, type Card } from "ts-fsrs";

import { MS_PER_DAY, MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";
import type { Delay } from "../answer.ts";
import type { PerRating } from "../intervals.ts";
import type { Rating } from "../memory.ts";
import type { SchedulingSettings } from "../settings.ts";

/** A rating and its instant. */
export interface RatedAt {
  readonly rating: Rating;
  readonly atMs: Milliseconds;
}

/** What the library's own scheduler would do next with a card, for each rating; without fuzz. */
export function bareDelays(
  history: readonly RatedAt[],
  nowMs: Milliseconds,
  { desiredRetention, maximumIntervalDays, learningSteps, relearningSteps }: SchedulingSettings,
): PerRating<Delay> {
  const scheduler = fsrs({
    request_retention: desiredRetention,
    maximum_interval: maximumIntervalDays,
    learning_steps: learningSteps.map((minutes) => `${minutes}m` as const),
    relearning_steps: relearningSteps.map((minutes) => `${minutes}m` as const),
    enable_fuzz: false,
  });
  const card = history.reduce<Card>(
    (before, { rating, atMs }) => scheduler.next(before, new Date(atMs), rating).card,
    createEmptyCard(new Date(history[0]?.atMs ?? nowMs)),
  );
  const delay = (rating: Rating): Delay => {
    const { due, scheduled_days: days } = scheduler.next(card, new Date(nowMs), rating).card;
    const ms = due.getTime() - nowMs;
    return days > 0 || ms >= MS_PER_DAY
      ? { unit: "days", days: Math.round(ms / MS_PER_DAY) }
      : { unit: "minutes", minutes: ms / MS_PER_MINUTE };
  };
  return { 1: delay(1), 2: delay(2), 3: delay(3), 4: delay(4) };
}
