import { MS_PER_DAY, type Milliseconds, type StudyDay } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";

/** When an exercise wants to be written again. */
export type ExerciseWait =
  | { readonly kind: "new" }
  | { readonly kind: "due" }
  | { readonly kind: "later"; readonly waitMs: Milliseconds };

/** @param today the study day of `nowMs` */
export function waitOf(memory: Memory, nowMs: Milliseconds, today: StudyDay): ExerciseWait {
  switch (memory.phase) {
    case "new":
      return { kind: "new" };
    case "learning":
    case "relearning":
      return memory.dueAtMs <= nowMs ? { kind: "due" } : { kind: "later", waitMs: memory.dueAtMs - nowMs };
    case "review":
      return memory.dueDay <= today
        ? { kind: "due" }
        : { kind: "later", waitMs: (memory.dueDay - today) * MS_PER_DAY };
  }
}
