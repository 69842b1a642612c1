import { describe, expect, it } from "vitest";

import type { TopicId } from "#lib/core/ids.ts";
import { LANGUAGES } from "#lib/core/language.ts";
import { topicNamed, topicName, TOPICS } from "./topics.ts";

describe("topics", () => {
  it("stand after all their prerequisites, so there are no circles", () => {
    const before = new Set<TopicId>();
    for (const { id, prerequisites } of TOPICS) {
      for (const prerequisite of prerequisites) expect(before).toContain(prerequisite);
      before.add(id);
    }
    expect(before.size).toBe(TOPICS.length);
  });

  it("need nothing twice: no prerequisite is already needed by another one", () => {
    const of = new Map(TOPICS.map(({ id, prerequisites }) => [id, prerequisites]));
    const needs = (id: TopicId, wanted: TopicId): boolean =>
      (of.get(id) ?? []).some((prerequisite) => prerequisite === wanted || needs(prerequisite, wanted));
    for (const { prerequisites } of TOPICS) {
      for (const one of prerequisites)
        for (const other of prerequisites) expect(needs(one, other)).toBe(false);
    }
  });

  it("have a name of their own in each language", () => {
    for (const language of LANGUAGES) {
      const names = TOPICS.map(({ id }) => topicName(id, language));
      expect(new Set(names).size).toBe(TOPICS.length);
      for (const name of names) expect(name).not.toMatch(/^$|mastery_/);
    }
    expect(topicName("optimisers" as TopicId, "zh")).toBe("优化器");
  });

  it("of a learner's own are called as in the note", () => {
    expect(topicName("图神经网络" as TopicId, "en")).toBe("图神经网络");
    expect(topicName("toString" as TopicId, "en")).toBe("toString");
  });

  it("are found by their names in every language, and by nothing else", () => {
    for (const { id } of TOPICS) {
      for (const language of LANGUAGES)
        expect(topicNamed(` ${topicName(id, language).toUpperCase()} `)).toBe(id);
    }
    expect(topicNamed("AI-basic篇(2)")).toBeNull();
  });
});
