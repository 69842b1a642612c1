import type { TopicId } from "#lib/core/ids.ts";
import type { TopicMastery } from "./topic-mastery.ts";
import type { Topic } from "./topics.ts";

/** A topic is a foundation for others once this share of it is recalled. */
const FOUNDATION_RECALL = 0.6;

/** Above this, a topic needs nothing but its scheduled reviews. */
const FIRM = 0.85;

/** The best thing to do next in a topic: meet its cards, firm them up, or write its code. */
export interface NextStep {
  readonly topicId: TopicId;
  readonly action: "start" | "strengthen" | "implement";
}

/**
 * The best next step: among the topics whose prerequisites hold, the one recalled least; when all are recalled, the one
 * implemented least. A topic without cards holds nobody back.
 * @param topics prerequisites before what needs them; decides between equals
 * @param masteryOf null for a topic that the device has nothing of
 * @returns null if everything within reach is firm
 */
export function nextStep(
  topics: readonly Topic[],
  masteryOf: (id: TopicId) => TopicMastery | null,
): NextStep | null {
  const holds = (id: TopicId): boolean => (masteryOf(id)?.recall ?? 1) >= FOUNDATION_RECALL;
  const within = topics
    .filter((topic) => topic.prerequisites.every(holds))
    .flatMap(({ id }) => {
      const mastery = masteryOf(id);
      return mastery === null ? [] : [{ id, mastery }];
    });

  const weakest = leastOf(within, ({ mastery }) => mastery.recall);
  if (weakest !== null) {
    return { topicId: weakest.id, action: weakest.mastery.seen === 0 ? "start" : "strengthen" };
  }
  const unwritten = leastOf(within, ({ mastery }) => mastery.implementation);
  return unwritten === null ? null : { topicId: unwritten.id, action: "implement" };
}

/** The first element with the smallest value that is not firm yet; those without a value do not count. */
function leastOf<T>(elements: readonly T[], valueOf: (element: T) => number | null): T | null {
  let least: T | null = null;
  let leastValue = FIRM;
  for (const element of elements) {
    const value = valueOf(element);
    if (value === null || value >= leastValue) continue;
    least = element;
    leastValue = value;
  }
  return least;
}
