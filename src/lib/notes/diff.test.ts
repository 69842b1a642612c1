import { describe, expect, it } from "vitest";

import { diffCards, withStoredId, type CardDiff } from "./diff.ts";
import { readNote } from "./read-note.ts";

function diff(before: string, after: string): CardDiff {
  const cards = (text: string): ReturnType<typeof readNote>["cards"] =>
    readNote(text, { file: "n.md" }).cards;
  return diffCards(cards(before), cards(after));
}

/** How many cards each list holds: added, changed, moved, same, gone. */
function counts({ added, changed, moved, same, gone }: CardDiff): number[] {
  return [added, changed, moved, same, gone].map((list) => list.length);
}

const NOTE = "# N\n\n## 1. 甲\n\n甲是乙的一种。\n\n## 2. 丙\n\n丙是丁的一种。\n";

describe("diffCards", () => {
  it("finds nothing new in the same note, however it is numbered", () => {
    expect(counts(diff(NOTE, NOTE))).toEqual([0, 0, 0, 2, 0]);
    expect(counts(diff(NOTE, NOTE.replace("1. 甲", "7.3 甲")))).toEqual([0, 0, 0, 2, 0]);
  });

  it("tells new, gone and reworded cards", () => {
    const after = NOTE.replace("甲是乙的一种", "甲是乙的两种").replace("## 2. 丙\n\n丙是", "## 戊\n\n戊是");
    expect(counts(diff(NOTE, after))).toEqual([1, 1, 0, 0, 1]);
  });

  it("follows a card to another heading under its stored id", () => {
    const { moved, same } = diff(NOTE, NOTE.replace("# N", "# M"));
    expect([moved.length, same.length]).toEqual([2, 0]);
    for (const match of moved) {
      expect(match.incoming.id).not.toBe(match.stored.id);
      expect(withStoredId(match).id).toBe(match.stored.id);
    }
  });

  it("keeps the history of a card that its author names, moves and rewords", () => {
    const named = "# N\n\n## 甲\n\n甲是乙。 <!-- card: id=x -->\n";
    expect(counts(diff(named, "# M\n\n## 卯\n\n卯是辰。 <!-- card: id=x -->\n"))).toEqual([0, 1, 0, 0, 0]);
  });

  it("keeps the history of a card that gets a name", () => {
    expect(
      counts(diff("# N\n\n## 甲\n\n甲是乙。\n", "# N\n\n## 甲\n\n甲是乙。 <!-- card: id=x -->\n")),
    ).toEqual([0, 0, 0, 1, 0]);
  });

  it("takes two names for two cards", () => {
    const named = (id: string): string => `# N\n\n## 甲\n\n甲是乙。 <!-- card: id=${id} -->\n`;
    expect(counts(diff(named("x"), named("y")))).toEqual([1, 0, 0, 0, 1]);
  });

  it("does not guess between two", () => {
    const one = "# N\n\n## 甲\n\n### 特点\n- 一\n- 二\n";
    const two = "# M\n\n## 卯\n\n## 甲\n\n### 特点\n- 一\n- 二\n\n## 辰\n\n### 甲\n\n#### 特点\n- 三\n- 四\n";
    expect(counts(diff(one, two))).toEqual([2, 0, 0, 0, 1]);
  });
});
