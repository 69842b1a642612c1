import type { RateEvent } from "./event.ts";
import type { Memory } from "./memory.ts";
import { reviewed } from "./reviewed.ts";
import type { SchedulingSettings } from "./settings.ts";

/**
 * A card's memory as if every rating had been given under one set of parameters: another stability and difficulty, which
 * steps and due days have no part in. Where it stands in its steps, and when it returns, stay as they are.
 * @param ratings all that count since the card was new, in the order of replay; none leaves the memory as it is
 */
export function retraced(
  memory: Memory,
  ratings: readonly RateEvent[],
  settings: SchedulingSettings,
): Memory {
  const last = afterRatings(ratings, settings);
  if (memory.phase === "new" || last.phase === "new") return memory;
  return { ...memory, stability: last.stability, difficulty: last.difficulty };
}

/** What ratings leave behind, as of a card without steps. */
export function afterRatings(ratings: readonly RateEvent[], settings: SchedulingSettings): Memory {
  return ratings.reduce<Memory>(
    (before, event) => ({
      phase: "review",
      dueDay: event.studyDay,
      ...reviewed(before, event.rating, event, settings),
    }),
    { phase: "new" },
  );
}
