import { studyDayOf, studyDayStartMs, type Milliseconds, type Moment } from "#lib/core/time.ts";
import type { LearningMemory } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";

/**
 * From when a card in steps may be shown: its due instant, or, if that lies in a later study day than its last review,
 * the beginning of that day: a step of a day asks the learner back tomorrow, not at the same minute.
 * @param now gives the learner's zone
 */
export function availableAtMs(
  memory: LearningMemory,
  { utcOffsetMinutes }: Moment,
  settings: SchedulingSettings,
): Milliseconds {
  const dueDay = studyDayOf({ atMs: memory.dueAtMs, utcOffsetMinutes }, settings);
  return dueDay > memory.lastStudyDay ? studyDayStartMs(dueDay, utcOffsetMinutes, settings) : memory.dueAtMs;
}
