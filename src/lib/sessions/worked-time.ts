import { MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";

/** Someone who does nothing for this long is thinking of something else, or away. */
const LONGEST_THOUGHT: Milliseconds = 2 * MS_PER_MINUTE;

/** Time worked on something, pauses left out. */
export interface WorkedTime {
  readonly workedMs: Milliseconds;
  /** When something was last done; null before the first time and across reloads. */
  readonly lastActivityAtMs: Milliseconds | null;
}

/**
 * Counts the time since the last sign of life; of a longer silence only as much as a thought takes.
 * @param nowMs may lie before the last one if the clock was set back; then nothing is counted
 */
export function addActivity(time: WorkedTime, nowMs: Milliseconds): WorkedTime {
  const silence = time.lastActivityAtMs === null ? 0 : Math.max(0, nowMs - time.lastActivityAtMs);
  return { workedMs: time.workedMs + Math.min(silence, LONGEST_THOUGHT), lastActivityAtMs: nowMs };
}
