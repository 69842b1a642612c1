import { describe, expect, it } from "vitest";

import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";
import { addressOf, studyAt } from "./study-address.ts";

const STUDIES: readonly CustomStudy[] = [
  { kind: "cram", topic: "优化器 & co" as TopicId },
  { kind: "preview", deckId: null, cards: 20 },
  { kind: "preview", deckId: "deck=1" as DeckId, cards: 500 },
  { kind: "forgotten", days: 7 },
];

describe("the address of a study", () => {
  it.each(STUDIES)("is read as it was written: %o", (study) => {
    expect(studyAt(new URLSearchParams(addressOf(study)))).toEqual(study);
  });

  it.each([
    "",
    "kind=cram",
    "kind=preview",
    "kind=preview&cards=0",
    "kind=forgotten&days=-1",
    "kind=forgotten&days=1e9",
  ])('asks for nothing where it says "%s"', (address) => {
    expect(studyAt(new URLSearchParams(address))).toBeNull();
  });
});
