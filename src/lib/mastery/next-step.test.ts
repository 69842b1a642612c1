import { describe, expect, it } from "vitest";

import type { TopicId } from "#lib/core/ids.ts";
import { nextStep } from "./next-step.ts";
import type { TopicMastery } from "./topic-mastery.ts";
import { TOPICS } from "./topics.ts";

function mastery(recall: number | null, implementation: number | null = null): TopicMastery {
  return { recall, implementation, slippingNextWeek: 0, seen: recall === null ? null : recall > 0 ? 1 : 0 };
}

function next(known: Readonly<Record<string, TopicMastery>>, otherwise: TopicMastery | null) {
  return nextStep(TOPICS, (id: TopicId) => known[id] ?? otherwise);
}

describe("nextStep", () => {
  it("begins at the beginning", () => {
    expect(next({}, mastery(0))).toEqual({ topicId: "tensors", action: "start" });
  });

  it("opens a topic only when all its prerequisites hold", () => {
    const begun = { tensors: mastery(0.9), activations: mastery(0.7), losses: mastery(0.65) };
    expect(next(begun, mastery(0))).toEqual({ topicId: "gradients", action: "start" });
    const shaky = { ...begun, losses: mastery(0.4) };
    expect(next(shaky, mastery(0))).toEqual({ topicId: "losses", action: "strengthen" });
  });

  it("takes the topic recalled least, the earlier of equals", () => {
    const known = { losses: mastery(0.7), optimisers: mastery(0.62), cnn: mastery(0.62) };
    expect(next(known, mastery(0.95))).toEqual({ topicId: "optimisers", action: "strengthen" });
  });

  it("asks for code once everything within reach is recalled, and for nothing once it is written", () => {
    expect(next({ losses: mastery(0.95, 0.5), gradients: mastery(0.95, 0.2) }, mastery(0.95, 0.99))).toEqual({
      topicId: "gradients",
      action: "implement",
    });
    expect(next({}, mastery(0.95, 0.9))).toBeNull();
    expect(next({}, mastery(0.95))).toBeNull();
  });

  it("lets topics without cards hold nobody back", () => {
    expect(next({ optimisers: mastery(0) }, null)).toEqual({ topicId: "optimisers", action: "start" });
    expect(next({ optimisers: mastery(0) }, mastery(null))).toEqual({
      topicId: "optimisers",
      action: "start",
    });
    expect(next({}, null)).toBeNull();
  });
});
