import fc from "fast-check";

const term = fc.constantFrom(
  "Dropout", "学习率", "**BN**", "**批归一化（Batch Norm）**", "`lr`", "$\\eta$", "L2 正则化", "C++", "x_1", "-1", "1", "😀 表情", "Step 2", "F1 分数", "https://a.b/c", "3:1", "12:30", "优点", "**特点**", "Note", "**Momentum** (β)",
); // prettier-ignore

const said = fc.constantFrom(
  "随机丢弃一些神经元", "a small step against the gradient", "比例 3:1，时间 12:30", "see https://x.y:80/z", "$w \\leftarrow w - \\eta g$", "`a: b` 与 `c | d`", "**重要**：先减半", "输出 (0, 1)，常用", "O(n²)", "10-24 层", "引入非线性，常见类型：", "不确定？", "x * y ** 2", "\\(a_i\\) 的和", "==marked== text", "[链接](https://e.f) 里", "-1", "1",
); // prettier-ignore

const heading = fc
  .record({
    depth: fc.integer({ min: 1, max: 4 }),
    number: fc.constantFrom("", "1. ", "2.3 ", "一、", "（1）", "第三章 "),
    words: fc.oneof(
      term,
      fc.constantFrom(
        "什么是梯度？",
        "Why does it work?",
        "定义",
        "特点",
        "总结",
        "数学表示",
        "目录",
        "如何选择",
        "Overview",
      ),
    ),
    tail: fc.constantFrom("", " ##", "："),
  }) // prettier-ignore
  .map(({ depth, number, words, tail }) => [`${"#".repeat(depth)} ${number}${words}${tail}`]);

const paragraph = fc
  .array(
    fc.oneof(
      said,
      fc.tuple(term, said).map(([name, text]) => `${name}是指${text}。`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((lines) => lines.map((line) => (/^[-+*=\d]/.test(line) ? `即 ${line}` : line)));

const label = term.map((name) => [`**${name.replaceAll("**", "")}**：`]);

const item = fc
  .record({ name: term, colon: fc.constantFrom("：", ": ", " - ", " "), text: said })
  .map(({ name, colon, text }) => `${name}${colon}${text}`);

const list = fc
  .record({
    marker: fc.constantFrom("-", "*", "1."),
    items: fc.array(fc.record({ words: fc.oneof(item, term, said), depth: fc.integer({ min: 0, max: 2 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
  }) // prettier-ignore
  .map(({ marker, items }) => {
    let depth = -1;
    return items.map((entry) => {
      depth = Math.min(entry.depth, depth + 1);
      return `${" ".repeat(depth * (marker.length + 1))}${marker} ${entry.words}`;
    });
  });

const cell = fc.constantFrom("", "无", "快", "慢但准", "$|x|$", "$p(y|x)$", "`a | b`", "1998", "-1", "1", "**粗**", "—", "输出 (0,1)"); // prettier-ignore

const table = fc
  .record({
    bars: fc.boolean(),
    rows: fc.array(fc.tuple(fc.oneof(term, cell), cell, cell), { minLength: 1, maxLength: 4 }),
  }) // prettier-ignore
  .map(({ bars, rows }) => {
    const row = (cells: readonly string[]): string =>
      bars ? `| ${cells.join(" | ")} |` : `x${cells.join(" | ")}`;
    const delimiter = bars ? "| --- | :-: | --- |" : "--- | --- | ---";
    return [row(["名称", "公式", "特点"]), delimiter, ...rows.map(row)];
  });

const formula = fc.constantFrom(
  ["$$ y = Wx + b $$"],
  ["$$", "L = -\\sum_i y_i \\log \\hat y_i", "$$"],
  ["\\[ \\mu = \\frac{1}{m} \\sum x_i \\]"],
  ["$$f(x) = \\begin{cases}", "x & x > 0 \\\\", "0 & x \\le 0", "\\end{cases}$$"],
  ["$$ a = b $$", "$$ c = d $$", "", "其中 $a$ 是一，$q$ 是二"],
  ["$$ y = Wx $$", "", "其中：", "", "- $W$ 是权重", "- $b$ 是偏置"],
  ["\\begin{align}", "a &= b \\\\", "c &= d", "\\end{align}"],
  ["$$", "never = closed"],
);

const other = fc.constantFrom(
  ["```python", "# 均方误差: x", "y = {'a': 'b'}  # | c |", "```"],
  ["    indented: code"],
  ["> 引用：里面的话", "> - **甲**：乙"],
  ["---"],
  ["***"],
  ["<div>hello: there</div>"],
  ["<!-- card: skip -->"],
  ["<!-- a remark -->"],
  ["![图](https://a.b/c.png)"],
  ["[^1]: 脚注：内容"],
  ["[p]: https://e.f"],
  ["- [ ] 待办：读书"],
  ["最后更新：2024年12月20日"],
  ["术语", ": 定义列表的写法"],
);

/** Text of notes, with blank lines between their blocks. */
export const noteText: fc.Arbitrary<string> = fc
  .array(fc.oneof(heading, paragraph, label, list, table, formula, other), { minLength: 1, maxLength: 14 })
  .map((blocks) => blocks.map((lines) => lines.join("\n")).join("\n\n"));
