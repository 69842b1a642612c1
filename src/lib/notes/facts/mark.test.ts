import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "../read-note.ts";
import { renderMarkdown } from "../render.ts";

const read = (text: string): NoteReading => readNote(text, { file: "n.md" });

/** Cards of marks as "front → back"; of a question under a heading the passage alone. */
const cards = (text: string): string[] =>
  read(text)
    .cards.filter((card) => card.rule === "mark")
    .map(({ front, back }) => `${front.replace(/^.*[？?]\n\n/, "")} → ${back}`);

describe("highlights", () => {
  it("are each a gap, with the others in view", () => {
    expect(cards("# N\n\n## 优化器\n\n==Adam== 结合了 ==动量== 和 RMSprop。")).toEqual([
      "⟦…⟧ 结合了 动量 和 RMSprop。 → Adam",
      "Adam 结合了 ⟦…⟧ 和 RMSprop。 → 动量",
    ]);
  });

  it("stand in list items, in bold, over formulas and code", () => {
    expect(cards("# N\n\n## 甲\n\n- **SGD**：==随机==梯度下降\n- 正则 **==L2==** 与 ==$w^2$==")).toEqual([
      "**SGD**：⟦…⟧梯度下降 → 随机",
      "正则 **⟦…⟧** 与 $w^2$ → L2",
      "正则 **L2** 与 ⟦…⟧ → $w^2$",
    ]);
  });

  it("are no gap where nothing else is said, nor in a heading", () => {
    expect(cards("# N\n\n## ==甲==\n\n==整段都是重点。==\n")).toEqual([]);
    expect(read("# N\n\n## ==甲==\n\n甲是一种方法。\n").cards.map(({ front }) => front)).toEqual([
      "什么是甲？",
    ]);
  });

  it.each(["~~~m", "```m", "> 0.5", "# 号", "1. 版"])("are words, not Markdown of their own: %s", (words) => {
    const [card] = read(`记住 ==${words}== 这一个。`).cards;
    expect(card?.back.replaceAll("\\", "")).toBe(words);
    expect(renderMarkdown(card?.back ?? "")).toMatch(/^<p>[^<]*<\/p>\s*$/);
  });

  it("do not give away what they hide by their heading", () => {
    expect(cards("# N\n\n## Adam\n\n==Adam== 自适应地调整学习率。")).toEqual([
      "⟦…⟧ 自适应地调整学习率。 → Adam",
    ]);
    expect(cards("批量越大，==方差==越小。")).toEqual(["批量越大，⟦…⟧越小。 → 方差"]);
  });

  it.each([
    "若 a==b 且 c==d 则停",
    "`a == b` 与 `==x==`",
    "$a ==b== c$",
    "x === y === z",
    "a != b == c",
    "https://x.y/?q==a==b",
  ])("are not: %s", (text) => {
    expect(cards(`# N\n\n## 甲\n\n${text}\n`)).toEqual([]);
  });
});

describe("numbered clozes", () => {
  it("make one card for each number, with hints", () => {
    expect(cards("# N\n\n## Adam\n\n{{c1::β1}} 是 {{c2::0.9::数字}}，{{c1::β2}} 是 0.999。")).toEqual([
      "⟦…⟧ 是 0.9，⟦…⟧ 是 0.999。 → - β1\n- β2",
      "β1 是 ⟦数字⟧，β2 是 0.999。 → 0.9",
    ]);
  });

  it("stand inside one another, and around formulas", () => {
    expect(cards("# N\n\n## 甲\n\n外 {{c1::里 {{c2::芯}} 边}} 面，{{c3::$a=b$}} 式")).toEqual([
      "外 ⟦…⟧ 面，$a=b$ 式 → 里 芯 边",
      "外 里 ⟦…⟧ 边 面，$a=b$ 式 → 芯",
      "外 里 芯 边 面，⟦…⟧ 式 → $a=b$",
    ]);
  });

  it("hide a part of a formula", () => {
    expect(cards("# N\n\n## 损失\n\n$$ L = {{c1::\\frac{a}{b}}} + {{c2::\\lambda}} $$")).toEqual([
      "$$\nL = \\boxed{?} + \\lambda\n$$ → $\\frac{a}{b}$",
      "$$\nL = \\frac{a}{b} + \\boxed{?}\n$$ → $\\lambda$",
    ]);
    expect(cards("# N\n\n## 损失\n\n其中 $x = {{c1::y^{2}}}$ 成立。")[0]).toContain(
      "$x = \\boxed{?}$ 成立。 → $y^{2}$",
    );
  });

  it("hide a part of fenced code, where nothing else is a mark", () => {
    const fenced = "# N\n\n## 层\n\n```cpp\n// ==x== a :: b\n{{c1::std::vector<int>}} v;\n```\n";
    expect(cards(fenced)).toEqual(["```cpp\n// ==x== a :: b\n⟦…⟧ v;\n``` → `std::vector<int>`"]);
    expect(cards("# N\n\n## 层\n\n    {{c1::x}} = 1\n")).toEqual([]);
    expect(cards("# N\n\n## 层\n\n写作 `{{c1::x}}` 即可")).toEqual([]);
  });

  it.each(["{{c1::没有结尾", "{{c1::}}", "{{ x }} 与 {{c::y}}", "{{c1:x}}"])("are not: %s", (text) => {
    expect(cards(`# N\n\n## 甲\n\n${text}\n`)).toEqual([]);
  });
});

describe("questions and answers", () => {
  it("stand in one paragraph, several in a run, over several lines", () => {
    expect(cards("Q: 什么是梯度？\nA: 偏导数组成的向量，\n指向最陡处。\nQ：步长？\nA：学习率。")).toEqual([
      "什么是梯度？ → 偏导数组成的向量，\n指向最陡处。",
      "步长？ → 学习率。",
    ]);
    expect(
      read("Q: a?\nA: b\nc\nQ: d?\nA: e").cards.map(({ source }) => [source.startLine, source.endLine]),
    ).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it("stand in paragraphs, in items, in bold, in any of their names", () => {
    expect(cards("**问：** 甲？\n\n**答：** 乙")).toEqual(["甲？ → 乙"]);
    expect(cards("- Q: 甲？\n  A: 乙\n- Q: 丙？\n- A: 丁")).toEqual(["甲？ → 乙", "丙？ → 丁"]);
    expect(cards("## 面试\n\n**Q1: 甲？**\n\n答案：乙")).toEqual(["甲？ → 乙"]);
    expect(cards("Question: Why?\nAnswer: Because.")).toEqual(["Why? → Because."]);
    expect(cards("什么是甲？\n答：乙")).toEqual(["什么是甲？ → 乙"]);
  });

  it("go on to what the answer announces, and to the next question of a run", () => {
    expect(cards("问：步骤？\n答：如下：\n\n1. 前向\n2. 反向\n\n别的话")).toEqual([
      "步骤？ → 如下：\n\n1. 前向\n2. 反向",
    ]);
    expect(cards("Q: 甲？\n\nA: 乙\n\n还有丙\n\nQ: 丁？\n\nA: 戊\n\n别的话")).toEqual([
      "甲？ → 乙\n\n还有丙",
      "丁？ → 戊",
    ]);
  });

  it("are not the letters of attention, nor questions without answers", () => {
    expect(cards("## 注意力\n\n- Q: 查询\n- K: 键\n- V: 值\n")).toEqual([]);
    expect(cards("Q: 没有答案？\n\n另一段")).toEqual([]);
  });
});

describe("front :: back", () => {
  it("is a card as it stands, ::: two", () => {
    expect(cards("## 甲\n\n- 动量 :: 累积历史梯度\n- RMSprop ::: 按平方缩放")).toEqual([
      "动量 → 累积历史梯度",
      "RMSprop → 按平方缩放",
      "按平方缩放 → RMSprop",
    ]);
    expect(cards("问题::答案\n$a::b$ 的值 :: `c::d`")).toEqual(["问题 → 答案", "$a::b$ 的值 → `c::d`"]);
  });

  it.each([
    "用 std::vector 存放",
    "`a :: b`",
    "$a :: b$",
    "作者:: 张三",
    "12::30 开始",
    "map :: (a -> b) -> [a]",
    "表情 ::) 与 ::",
    "::: warning",
    "| 甲 :: 乙 | 丙 |\n|::|:-:|\n| a | b |",
    "见 https://x.y/a::b",
    "甲 :: 乙 :: 丙",
  ])("is not: %s", (text) => {
    expect(cards(`## 甲\n\n${text}\n`)).toEqual([]);
  });

  it("stands on its lines, or on its block's where a comment goes on between them", () => {
    const lines = (text: string): number[][] =>
      read(text).cards.map(({ source }) => [source.startLine, source.endLine]);
    expect(lines("引言\n甲 :: 乙\n丙 :: 丁")).toEqual([
      [2, 2],
      [3, 3],
    ]);
    expect(lines("引言\n甲 <!-- 给自己\n--> :: 乙")).toEqual([[1, 3]]);
  });

  it("is written with a question mark on a line, twice for both ways", () => {
    expect(cards("学习率衰减的作用\n?\n后期步子小")).toEqual(["学习率衰减的作用 → 后期步子小"]);
    expect(cards("什么是预热\n??\n先小后大")).toEqual(["什么是预热 → 先小后大", "先小后大 → 什么是预热"]);
    expect(cards("优点\n?\n- 快\n- 准\n\n别的话")).toEqual(["优点 → - 快\n- 准"]);
    expect(cards("?\n没有正面")).toEqual([]);
  });
});

describe("ids", () => {
  const ids = (text: string): string[] => read(text).cards.map(({ id }) => id);

  it("of a block go to its first cloze, to the others by number, and back", () => {
    expect(ids("## 甲\n\n{{c1::乙}} 是 {{c2::丙}} 的一种 <!-- card: id=x -->")).toEqual(["x", "x.c2"]);
    expect(ids("## 甲\n\n- 乙 ::: 丙丁 <!-- card: id=y -->")).toEqual(["y", "y.back"]);
    expect(ids("## 甲\n\n<!-- card: id=z -->\nQ: 乙？\nA: 丙")).toEqual(["z"]);
  });

  it("follow the hidden words, not their place or the sentence around them", () => {
    const before = read("# N\n\n## 甲\n\n批量 ==越大== 方差 ==越小==。").cards;
    const after = read("# N\n\n## 甲\n\n如果 ==训练== 批量 ==越大==，则方差 ==越小==。").cards;
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
  });
});

describe("highlights over several lines", () => {
  it("are one gap, and the rest of the paragraph goes on", () => {
    expect(cards("# N\n\n## 优化器\n\nAdam ==自适应地\n调整==步长，==动量==\n也有。")).toEqual([
      "Adam ⟦…⟧步长，动量\n也有。 → 自适应地\n调整",
      "Adam 自适应地\n调整步长，⟦…⟧\n也有。 → 动量",
    ]);
    expect(cards("# N\n\n## 甲\n\n- 它 ==简\n  单== 而慢")).toEqual(["它 ⟦…⟧ 而慢 → 简\n单"]);
  });

  it("end with their paragraph", () => {
    expect(cards("# N\n\n## 甲\n\n开头 ==一\n\n二== 结尾")).toEqual([]);
    expect(cards("# N\n\n## 甲\n\n- 开头 ==一\n- 二== 结尾")).toEqual([]);
    expect(cards("# N\n\n## 甲\n\n若 a ==b\n且 c == d")).toEqual([]);
  });
});

describe("marks in a table", () => {
  const table = (row: string): string => `# N\n\n## 优化器\n\n| 名称 | 特点 | 动量 |\n|---|---|---|\n${row}`;

  it("hide a part of their row, under its header", () => {
    expect(cards(table("| Adam | ==自适应==学习率 | 有 |"))).toEqual([
      "| 名称 | 特点 | 动量 |\n| --- | --- | --- |\n| Adam | ⟦…⟧学习率 | 有 | → 自适应",
    ]);
    expect(cards(table("| SGD | {{c1::简单}}而{{c2::慢::速度}} | ==无==须 |"))).toEqual([
      "| 名称 | 特点 | 动量 |\n| --- | --- | --- |\n| SGD | ⟦…⟧而慢 | 无须 | → 简单",
      "| 名称 | 特点 | 动量 |\n| --- | --- | --- |\n| SGD | 简单而⟦速度⟧ | 无须 | → 慢",
      "| 名称 | 特点 | 动量 |\n| --- | --- | --- |\n| SGD | 简单而慢 | ⟦…⟧须 | → 无",
    ]);
  });

  it("leave the other cells what they are, and name the row without its marks", () => {
    const asked = read(table("| {{c1::Adam}} | ==自适应==学习率 | 一阶和二阶 |"))
      .cards.filter(({ rule }) => rule === "table")
      .map(({ key, back }) => [key.subject, key.attribute, back]);
    expect(asked).toContainEqual(["Adam", "动量", "一阶和二阶"]);
    expect(asked.map(([, attribute]) => attribute)).not.toContain("特点");
  });

  it("take their ids from the row, and keep their lines when there is no heading", () => {
    const [card] = read(table("| Adam | ==自适应==学习率 | 有 <!-- card: id=adam --> |")).cards;
    expect(card?.id).toMatch(/^adam\.[0-9a-f]{6}$/);
    expect(read("| 名 | 特点 |\n|---|---|\n| Adam | ==自适应==学习率 |").cards[0]?.front).toBe(
      "| 名 | 特点 |\n| --- | --- |\n| Adam | ⟦…⟧学习率 |",
    );
  });

  it("are none where they reach from one cell into another", () => {
    expect(cards(table("| Adam | ==自适应 | 有== |"))).toEqual([]);
  });
});

it("shows what one cloze hides in several places as a list, whatever stands in it", () => {
  const [card] = read("# N\n\n```\n{{c1::\n>}}\n{{c1::>}}\n```").cards;
  expect(card?.back).toBe("- ```\n\n  >\n  ```\n- `>`");
});
