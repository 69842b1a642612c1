import { describe, expect, it } from "vitest";

import type { NoteCard } from "../card.ts";
import { readNote } from "../read-note.ts";
import type { CardDiff } from "./card-diff.ts";
import { diffCards, diffNotes } from "./diff.ts";
import { keptIds, withStoredId } from "./kept-ids.ts";

function cards(text: string, file = "n.md"): readonly NoteCard[] {
  return readNote(text, { file }).cards;
}

function diff(before: string, after: string): CardDiff {
  return diffCards(cards(before), cards(after));
}

/** How many cards each list holds that holds any. */
function counts(found: CardDiff): Record<string, number> {
  const sizes = Object.entries(found).map(([name, list]) => [name, (list as readonly unknown[]).length]);
  return Object.fromEntries(sizes.filter(([, size]) => size !== 0)) as Record<string, number>;
}

const NOTE = "# N\n\n## 1. 甲\n\n甲是乙的一种。\n\n## 2. 丙\n\n丙是丁的一种。\n";

describe("diffCards", () => {
  it("finds nothing new in the same note, however it is numbered", () => {
    expect(counts(diff(NOTE, NOTE))).toEqual({ same: 2 });
    expect(counts(diff(NOTE, NOTE.replace("1. 甲", "7.3 甲")))).toEqual({ same: 2 });
  });

  it("tells new, gone and reworded cards", () => {
    const after = NOTE.replace("甲是乙的一种", "甲是乙的两种").replace(
      "## 2. 丙\n\n丙是丁的一种",
      "## 批归一化\n\n批归一化是在小批量上做标准化的层",
    );
    expect(counts(diff(NOTE, after))).toEqual({ changed: 1, added: 1, gone: 1 });
  });

  it("asks whether a renamed term is the one that it reads like", () => {
    const { conflicting, ...rest } = diff(NOTE, NOTE.replace("## 2. 丙\n\n丙", "## 2. 戊\n\n戊"));
    expect(counts({ conflicting, ...rest })).toEqual({ conflicting: 1, same: 1 });
    const [conflict] = conflicting;
    expect(conflict?.incoming.key.subject).toBe("戊");
    expect(conflict?.candidates.map(({ stored }) => stored.key.subject)).toEqual(["丙"]);
    expect(conflict?.candidates[0].score).toBeGreaterThan(0.5);
  });

  it("follows a card to another heading under its stored id", () => {
    const { moved, same } = diff(NOTE, NOTE.replace("# N", "# M"));
    expect([moved.length, same.length]).toEqual([2, 0]);
    for (const { stored, incoming } of moved) {
      expect(incoming.id).not.toBe(stored.id);
      expect(withStoredId(incoming, stored.id).id).toBe(stored.id);
    }
  });

  it("asks about a card that moves and answers quite differently: 图像 under one heading is not 图像 under another", () => {
    const image = (heading: string, text: string): string => `# N\n\n## ${heading}\n\n- **图像**：${text}\n`;
    const found = diff(image("预处理", "缩放到同样大小，再减去均值"), image("增强", "随机翻转、裁剪"));
    expect(found.moved).toEqual([]);
    expect(found.changed).toEqual([]);
    expect(found.conflicting.length).toBeGreaterThan(0);
  });

  it("keeps the history of a card that its author names, moves and rewords", () => {
    const named = "# N\n\n## 甲\n\n甲是乙。 <!-- card: id=x -->\n";
    expect(counts(diff(named, "# M\n\n## 卯\n\n卯是辰。 <!-- card: id=x -->\n"))).toEqual({ changed: 1 });
  });

  it("keeps the history of a card that gets a name, and knows it by the name from then on", () => {
    const before = cards("# N\n\n## 甲\n\n甲是乙。\n");
    const [named] = cards("# N\n\n## 甲\n\n甲是乙。 <!-- card: id=x -->\n");
    const { same } = diffCards(before, named === undefined ? [] : [named]);
    expect(same).toHaveLength(1);
    const stored = same.map((match) => withStoredId(match.incoming, match.stored.id));
    expect(stored[0]?.id).toBe(before[0]?.id);
    const later = cards("# M\n\n## 卯\n\n卯是辰，与从前全然不同。 <!-- card: id=x -->\n");
    expect(diffCards(stored, later).changed.map((match) => match.stored.id)).toEqual([before[0]?.id]);
  });

  it("takes two names for two cards, and does not even ask", () => {
    const named = (id: string): string => `# N\n\n## 甲\n\n甲是乙。 <!-- card: id=${id} -->\n`;
    expect(counts(diff(named("x"), named("y")))).toEqual({ added: 1, gone: 1 });
  });

  it("follows names that are exchanged", () => {
    const note = (first: string, second: string): string =>
      `# N\n\n## 甲\n\n甲是乙。 <!-- card: id=${first} -->\n\n## 丙\n\n丙是丁。 <!-- card: id=${second} -->\n`;
    const { changed } = diff(note("x", "y"), note("y", "x"));
    expect(changed.map(({ stored, incoming }) => [stored.key.subject, incoming.key.subject])).toEqual([
      ["丙", "甲"],
      ["甲", "丙"],
    ]);
  });

  it("keeps the cards of a named row when a column is put in between", () => {
    const before = "# N\n\n| 层 | 参数 |\n|---|---|\n| BN | 两个向量 <!-- card: id=bn --> |\n";
    const after =
      "# N\n\n| 层 | 批量为一时 | 参数 |\n|---|---|---|\n| BN | 会失效 | 两个向量 <!-- card: id=bn --> |\n";
    const found = diff(before, after);
    expect(found.gone).toEqual([]);
    expect(found.conflicting).toEqual([]);
    const ids = keptIds(cards(after), found, new Map(), new Set(cards(before).map(({ id }) => id)));
    expect(new Set(ids.values()).size).toBe(ids.size);
    for (const match of found.same) expect(match.stored.back).toBe(match.incoming.back);
  });

  it("does not guess between two", () => {
    const one = "# N\n\n## 甲\n\n### 特点\n- 一\n- 二\n";
    const two = "# M\n\n## 卯\n\n## 甲\n\n### 特点\n- 一\n- 二\n\n## 辰\n\n### 甲\n\n#### 特点\n- 三\n- 四\n";
    const found = diff(one, two);
    // What answers exactly the same is no guess.
    expect([...found.moved, ...found.changed].filter((match) => match.answerChanged)).toEqual([]);
    expect(found.added.map((card) => card.back)).toEqual(["- 三\n- 四"]);
  });
});

describe("cards of one group", () => {
  const step = (words: string, index: number): NoteCard => ({
    id: `${index}`.padStart(20, "0") as NoteCard["id"],
    kind: "steps",
    key: { context: ["训练", "步骤"], subject: "训练循环", attribute: "step", discriminator: words },
    language: "zh",
    front: `训练循环 · 步骤?\n\n⟦…⟧`,
    back: words,
    rule: "steps",
    source: { file: "n.md", startLine: index, endLine: index, headingPath: [] },
  });
  const steps = (...words: string[]): NoteCard[] => words.map((each, index) => step(each, index));
  const LOOP = ["取一个小批量", "前向传播得到预测", "计算损失", "反向传播求梯度", "更新参数"];

  function follow(before: readonly string[], after: readonly string[]): Record<string, string> {
    const { changed } = diffCards(steps(...before), relabelled(steps(...after)));
    return Object.fromEntries(changed.map(({ stored, incoming }) => [stored.back, incoming.back]));
  }

  /** Incoming ids that tell nothing. */
  function relabelled(list: readonly NoteCard[]): NoteCard[] {
    return list.map((card) => ({ ...card, id: card.id.replace(/^0/, "a") as NoteCard["id"] }));
  }

  it("keep theirs when a step between two others is reworded", () => {
    expect(follow(LOOP, LOOP.with(2, "用交叉熵计算损失值"))).toEqual({ 计算损失: "用交叉熵计算损失值" });
  });

  it("keep theirs when one is reworded and another inserted beside it", () => {
    const after = LOOP.with(3, "反向传播，求出每个参数的梯度").toSpliced(3, 0, "梯度清零");
    expect(follow(LOOP, after)).toEqual({ 反向传播求梯度: "反向传播，求出每个参数的梯度" });
  });

  it("keep theirs when they change places", () => {
    const found = diffCards(steps(...LOOP), relabelled(steps(...LOOP.toReversed())));
    expect(counts(found)).toEqual({ same: LOOP.length });
  });

  it("are not taken for one another when one is replaced by something else", () => {
    const found = diffCards(steps(...LOOP), relabelled(steps(...LOOP.with(2, "记录日志"))));
    expect(found.changed).toEqual([]);
    expect(found.same).toHaveLength(4);
  });
});

describe("diffNotes", () => {
  const section = "## 批归一化\n\n批归一化是在小批量上做标准化的层。\n";

  it("follows a section from one note to another", () => {
    const before = [
      `# 训练\n\n${section}\n## 丙\n\n丙是丁的一种。\n`,
      "# 正则化\n\n## 甲\n\n甲是乙的一种。\n",
    ];
    const after = [
      "# 训练\n\n## 丙\n\n丙是丁的一种。\n",
      `# 正则化\n\n## 甲\n\n甲是乙的一种。\n\n${section}`,
    ];
    const [first, second] = diffNotes(
      before.map((text, index) => ({
        stored: cards(text, `${index}.md`),
        incoming: cards(after[index] ?? "", `${index}.md`),
      })),
    );
    expect(first && counts(first)).toEqual({ same: 1 });
    expect(second && counts(second)).toEqual({ same: 1, moved: 1 });
    expect(second?.moved[0]?.stored.source.file).toBe("0.md");
  });

  it("leaves a card where it is when another note gets it too", () => {
    const one = `# 训练\n\n${section}`;
    const [first, second] = diffNotes([
      { stored: cards(one, "0.md"), incoming: cards(one, "0.md") },
      { stored: [], incoming: cards(`# 正则化\n\n${section}`, "1.md") },
    ]);
    expect(first && counts(first)).toEqual({ same: 1 });
    expect(second && counts(second)).toEqual({ added: 1 });
  });

  it("knows again what returns from the archive, under another heading too", () => {
    const archived = cards(`# 训练\n\n${section}`);
    const found = diffCards([], cards(`# 笔记\n\n${section}`), archived);
    expect(counts(found)).toEqual({ returned: 1 });
    expect(found.returned[0]?.stored.id).toBe(archived[0]?.id);
  });
});

describe("keptIds", () => {
  it("gives a new card no id that was another's", () => {
    const [moved] = cards("# N\n\n## 甲\n\n甲是乙的一种。\n");
    const now = cards("# N\n\n## 甲\n\n甲是在小批量上做标准化的层。\n");
    if (moved === undefined) throw new Error("The note gives a card.");
    // The same key once had another card, which stands elsewhere today.
    const stored = { ...moved, key: { ...moved.key, subject: "卯" }, back: "甲是乙的一种。" };
    const found = diffCards([stored], now);
    expect(found.changed).toEqual([]);
    const ids = keptIds(now, found, new Map(), new Set([stored.id]));
    expect([...ids.values()]).not.toContain(stored.id);
    expect([...keptIds(now, found, new Map(), new Set([stored.id])).values()]).toEqual([...ids.values()]);
  });

  it("takes the learner's word for who is who", () => {
    const now = cards(NOTE.replace("## 2. 丙\n\n丙", "## 2. 戊\n\n戊"));
    const found = diffCards(cards(NOTE), now);
    const [conflict] = found.conflicting;
    if (conflict === undefined) throw new Error("There is something to ask.");
    const { id } = conflict.candidates[0].stored;
    const taken = new Set(cards(NOTE).map((card) => card.id));
    const same = keptIds(now, found, new Map([[conflict.incoming, id]]), taken);
    expect(same.get(conflict.incoming)).toBe(id);
    const two = keptIds(now, found, new Map([[conflict.incoming, null]]), taken);
    expect(two.get(conflict.incoming)).not.toBe(id);
  });
});

it("takes every card of a note for new of which nothing is stored", () => {
  const incoming = cards("# 甲\n\n- **乙**：一\n- **丙**：二\n");
  const [found] = diffNotes([{ stored: [], incoming }]);
  expect(found?.added).toEqual(incoming);
  expect(counts(diffCards([], incoming))).toEqual({ added: incoming.length });
});
