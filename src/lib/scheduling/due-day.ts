import { assertNever } from "#lib/core/assert-never.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { Memory } from "./memory.ts";

/**
 * The same memory, due on another day: for load balancing, and for a learner who moves a card. A card in steps leaves
 * them; a new one stays new, since nothing is known of it yet.
 */
export function withDueDay(memory: Memory, dueDay: StudyDay): Memory {
  switch (memory.phase) {
    case "new":
      return memory;
    case "learning":
    case "relearning":
    case "review": {
      const { stability, difficulty, lastStudyDay, lastReviewAtMs } = memory;
      return { phase: "review", dueDay, stability, difficulty, lastStudyDay, lastReviewAtMs };
    }
    default:
      return assertNever(memory);
  }
}
