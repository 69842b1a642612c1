import { MS_PER_MINUTE, studyDayOf, type Moment, type Rollover } from "#lib/core/time.ts";
import type { Delay } from "#lib/scheduling/answer.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { retrievabilityOf } from "#lib/scheduling/retrievability.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";

/** How well something is known now. */
export type Recall =
  | { readonly kind: "unseen" }
  /** `share` is the probability of recall, in (0, 1]; cards never seen count as 0. */
  | { readonly kind: "seen"; readonly share: number };

/** When a card returns by itself. */
export type NextDue =
  { readonly kind: "new" } | { readonly kind: "now" } | { readonly kind: "later"; readonly delay: Delay };

/** How well what these cards ask is known; unseen if there are none. */
export function recallOf(memories: readonly Memory[], moment: Moment, settings: SchedulingSettings): Recall {
  if (memories.every((memory) => memory.phase === "new")) return { kind: "unseen" };
  const shares = memories.map((memory) => retrievabilityOf(memory, moment, settings));
  return { kind: "seen", share: shares.reduce((sum, share) => sum + share, 0) / shares.length };
}

/** When a card with this memory is asked next. */
export function nextDueOf(memory: Memory, moment: Moment, rollover: Rollover): NextDue {
  switch (memory.phase) {
    case "new":
      return { kind: "new" };
    case "learning":
    case "relearning": {
      const minutes = (memory.dueAtMs - moment.atMs) / MS_PER_MINUTE;
      return minutes <= 0 ? { kind: "now" } : { kind: "later", delay: { unit: "minutes", minutes } };
    }
    case "review": {
      const days = memory.dueDay - studyDayOf(moment, rollover);
      return days <= 0 ? { kind: "now" } : { kind: "later", delay: { unit: "days", days } };
    }
  }
}
