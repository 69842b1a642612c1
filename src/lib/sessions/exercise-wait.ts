import { MS_PER_MINUTE, type Milliseconds, type StudyDay } from "#lib/core/time.ts";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { Memory } from "#lib/scheduling/memory.ts";

/** When an exercise wants to be written again. */
export type ExerciseWait =
  { readonly kind: "new" } | { readonly kind: "due" } | { readonly kind: "later"; readonly delay: Delay };

/** @param today the study day of `nowMs` */
export function waitOf(memory: Memory, nowMs: Milliseconds, today: StudyDay): ExerciseWait {
  switch (memory.phase) {
    case "new":
      return { kind: "new" };
    case "learning":
    case "relearning":
      return memory.dueAtMs <= nowMs
        ? { kind: "due" }
        : { kind: "later", delay: { unit: "minutes", minutes: (memory.dueAtMs - nowMs) / MS_PER_MINUTE } };
    case "review":
      return memory.dueDay <= today
        ? { kind: "due" }
        : { kind: "later", delay: { unit: "days", days: memory.dueDay - today } };
  }
}
