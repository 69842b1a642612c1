import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { NoteCard } from "../card.ts";
import { readNote } from "../read-note.ts";

function cardsOf(note: string): readonly NoteCard[] {
  return readNote(note, { file: "n.md" }).cards.filter((card) => card.rule === "code");
}

/** The code in the fence of a Markdown text; null where there is none. */
function codeIn(markdown: string): string | null {
  return /^(`{3,})[^\n]*\n([\s\S]*)\n\1$/m.exec(markdown)?.[2] ?? null;
}

/** Cards as "question | what is shown with its gap | answer", on one line each. */
function shown(note: string): string[] {
  return cardsOf(note).map(({ front, back }) => {
    const [question = "", ...passage] = front.split("\n\n");
    const gap = codeIn(passage.join("\n\n"))
      ?.split("\n")
      .filter((line) => line.includes("⟦"));
    const parts = [question, ...(gap === undefined ? [] : [gap.map((line) => line.trim()).join(" / ")])];
    return [...parts, (codeIn(back) ?? back).replace(/\n\s*/g, " / ")].join(" | ");
  });
}

const block = (code: string, heading = "## 层"): string =>
  `# 笔记\n\n${heading}\n\n\`\`\`python\n${code}\n\`\`\`\n`;

describe("code", () => {
  it("hides what computes, and nothing that only names, makes, loads, prints or draws", () => {
    const code = `import numpy as np
data = np.load("x.npy")
n = len(data)
lr = 0.1
model = Net(3, 4)
std = np.sqrt(2. / n)
print(std * 2)
plt.plot(std ** 2)
out = std
`;
    expect(shown(block(code, "## He 初始化"))).toEqual([
      "He 初始化：代码里 `std` 怎么算？ | std = ⟦…⟧ | np.sqrt(2. / n)",
    ]);
  });

  it("asks what a function returns, also early, and what its parameters are by default", () => {
    const code = `def dropout(X, drop_prob, training=True, eps=1e-5):
    if not training:
        return X
    mask = np.random.rand(*X.shape) > drop_prob
    return X * mask / (1 - drop_prob)  # 反向缩放`;
    expect(shown(block(code, "## Dropout"))).toEqual([
      "Dropout：代码里 `eps` 默认取多少？ | def dropout(X, drop_prob, training=True, ⟦…⟧): | eps=1e-5",
      "Dropout：代码里 `not training` 时返回什么？ | return ⟦…⟧ | X",
      "Dropout：代码里 `mask` 怎么算？ | mask = ⟦…⟧ | np.random.rand(*X.shape) > drop_prob",
      "Dropout：“反向缩放”用代码怎么写？ | return ⟦…⟧  # 反向缩放 | X * mask / (1 - drop_prob)",
    ]);
  });

  it("asks for the way through the layers as one, and for lines that are built alike as one", () => {
    const code = `class Net(nn.Module):
    def forward(self, x):
        x = self.fc1(x)
        x = torch.relu(x)
        x = self.fc2(x)
        return x
    def step(self):
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)`;
    expect(shown(block(code)).map((card) => card.split(" | ").at(-1))).toEqual([
      "x = self.fc1(x) / x = torch.relu(x) / x = self.fc2(x)",
      "m_hat = self.m / (1 - self.beta1**self.t) / v_hat = self.v / (1 - self.beta2**self.t)",
    ]);
  });

  it("hides the same expression wherever it stands, and asks for it once", () => {
    const code = "m = [np.zeros_like(p) for p in ps]\nv = [np.zeros_like(p) for p in ps]";
    expect(shown(block(code, "## Adam"))).toEqual([
      "Adam：代码里 `m`、`v` 初始化成什么？ | m = ⟦…⟧ / v = ⟦…⟧ | [np.zeros_like(p) for p in ps]",
    ]);
  });

  it("asks for the steps of a training loop, those under one comment together", () => {
    const code = `for x, y in loader:
    # 前向传播
    out = model(x)
    loss = criterion(out, y)

    # 反向传播
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()`;
    expect(shown(block(code, "## 训练循环"))).toEqual([
      "训练循环：“前向传播”用代码怎么写？ | ⟦…⟧ | out = model(x) / loss = criterion(out, y)",
      "训练循环：“反向传播”用代码怎么写？ | ⟦…⟧ | optimizer.zero_grad() / loss.backward() / optimizer.step()",
    ]);
  });

  it("tells the sizes of layers, which nobody knows by heart", () => {
    const code =
      "import torch\n\nmodel = nn.Sequential(\n    nn.Linear(784, 256),\n    nn.ReLU(),\n    nn.Linear(256, 10),\n)";
    expect(shown(block(code, "## MLP"))).toEqual([
      "MLP：代码里 `model` 写成什么？ | model = ⟦784 → 256 → 10⟧ | nn.Sequential( / nn.Linear(784, 256), / nn.ReLU(), / nn.Linear(256, 10), / )",
    ]);
  });

  it("asks how a single call is written, and with which library", () => {
    expect(shown(block("# 实现\nnn.Dropout(p=0.5)  # 丢弃一半", "## Dropout"))).toEqual([
      "Dropout 用 PyTorch 怎么写？ | nn.Dropout(p=0.5)  # 丢弃一半",
    ]);
  });

  it("asks for formulas by the comment above them", () => {
    expect(
      shown(block("# 均方误差 (MSE)\nL = (1/n) × Σ(y - ŷ)²\n\n# 绝对误差\nL = (1/n) × Σ|y - ŷ|")),
    ).toEqual([
      "均方误差 (MSE) 的公式是什么？ | L = (1/n) × Σ(y - ŷ)²",
      "绝对误差的公式是什么？ | L = (1/n) × Σ|y - ŷ|",
    ]);
    expect(shown(block("# 更新公式\nθ = θ - η × ∇L\n\n# η: 学习率", "## 梯度下降"))).toEqual([
      "梯度下降的更新公式是什么？ | θ = θ - η × ∇L / # η: 学习率",
    ]);
    expect(shown(block("# 带动量的 SGD\nv = β × v + g\nθ = θ - v"))).toEqual([
      "带动量的 SGD：`v` 怎么算？ | v = ⟦…⟧ | β × v + g",
      "带动量的 SGD：`θ` 怎么算？ | θ = ⟦…⟧ | θ - v",
    ]);
  });

  it("reads formulas with their names out of a drawing", () => {
    const note =
      "# N\n\n## 神经元\n\n```\n输入 (x1, x2)\n    ↓\n加权求和: z = Σ(wi * xi) + b\n    ↓\n输出\n```\n";
    expect(shown(note)).toEqual(["神经元的加权求和是什么？ | z = Σ(wi * xi) + b"]);
  });

  it("reads JavaScript, C++, Julia and pseudocode by the same lines", () => {
    const note = (language: string, code: string): string =>
      `# Notes\n\n## Softmax\n\n~~~${language}\n${code}\n~~~\n`;
    expect(
      shown(
        note("js", "function f(x) {\n  const e = x.map((v) => Math.exp(v)); // exponentials\n  return e;\n}"),
      ),
    ).toEqual([
      "Softmax: how is “exponentials” written in code? | const e = ⟦…⟧; // exponentials | x.map((v) => Math.exp(v))",
    ]);
    expect(shown(note("cpp", "float var = sq / n - mean * mean;"))).toEqual([
      "Softmax: how do you compute `var` in code? | float var = ⟦…⟧; | sq / n - mean * mean",
    ]);
    expect(shown(note("julia", "relu(x) = max.(0, x)"))).toHaveLength(1);
    expect(shown(note("", "for each p:\n    g ← gradient of L\n    p ← p - lr * g"))).toEqual([
      "Softmax: how do you compute `p` in code? | p ← ⟦…⟧ | p - lr * g",
    ]);
  });

  it("reads indented code, code in lists and in quotes", () => {
    const answer = "exp(x) / sum(exp(x))";
    const notes = [
      `# N\n\n## Softmax\n\n    y = ${answer}\n`,
      `# N\n\n## Softmax\n\n- **how**: by hand\n\n  ~~~py\n  y = ${answer}\n  ~~~\n`,
      `# N\n\n> ## Softmax\n>\n> \`\`\`python\n> y = ${answer}\n> \`\`\`\n`,
    ];
    for (const note of notes) expect(cardsOf(note).map(({ back }) => codeIn(back))).toEqual([answer]);
  });

  it.each([
    ["bash", "pip install torch\nX=1"],
    ["", "$ python train.py\n$ ls"],
    ["json", '{"a": 1}'],
    ["", "Epoch 1/10 - loss: 0.5 - acc = 0.9\nEpoch 2/10 - loss: 0.4 - acc = 0.8"],
    ["", "输入层 → 隐藏层 → 输出层"],
    ["", "┌────┐\n│ x  │\n└────┘"],
    ["python", "import torch\nfrom torch import nn"],
    ["python", 'plt.plot(x, y * 2)\nplt.title("a")\nplt.show()'],
    ["python", ">>> 1 + 1\n2"],
    ["python", "def f(:\n  )))((\nx = = 3"],
  ])("makes no card of what is no program or says nothing: %s %j", (language, code) => {
    expect(cardsOf(`# N\n\n## 节\n\n\`\`\`${language}\n${code}\n\`\`\`\n`)).toEqual([]);
  });

  it("leaves code to the question that it answers", () => {
    const note = "# N\n\n## 怎么写 dropout？\n\n```python\ny = x * mask / (1 - p)\n```\n";
    expect(cardsOf(note)).toEqual([]);
    const named =
      "# N\n\n## 怎么写？ <!-- card: id=x -->\n\n文字\n\n```python\ny = x * mask / (1 - p)\n```\n";
    expect(cardsOf(named)).toEqual([]);
  });

  it("keeps ids when lines are inserted, moved or reworded, and takes an author's name for them", () => {
    const ids = (code: string): string[] => cardsOf(block(code)).map(({ id }) => id);
    const [mu = "", y = ""] = ids("mu = x.mean(0)\ny = (x - mu) * g");
    expect(ids("z = x * 2\ny = (x - mu) * gamma\nmu = np.mean(x, 0)")).toEqual(
      expect.arrayContaining([mu, y]),
    );
    const named = (code: string): string[] =>
      cardsOf(`# N\n\n## 层\n\n<!-- card: id=bn -->\n\n\`\`\`python\n${code}\n\`\`\`\n`).map(({ id }) => id);
    expect(named("y = x * 2 + b")).toEqual(["bn"]);
    expect(named("y = x * 2 + b\nz = y ** 2")).toEqual([
      expect.stringMatching(/^bn\.\w+$/),
      expect.stringMatching(/^bn\.\w+$/),
    ]);
  });

  it("shows the function around a gap where a block is long", () => {
    const filler = Array.from({ length: 60 }, (_, i) => `value_${i} = ${i}`).join("\n");
    const [card] = cardsOf(block(`${filler}\n\ndef f(x):\n    return x * np.tanh(x)\n\n${filler}`));
    expect(codeIn(card?.front ?? "")).toBe("def f(x):\n    return ⟦…⟧");
    const [other] = cardsOf(block(`${filler}\n\n# 权重\ny = x * 2 + b\n\n${filler}`));
    expect(codeIn(other?.front ?? "")).toBe("# 权重\ny = ⟦…⟧");
  });
});

const name = fc.constantFrom("x", "mu", "self.w", "loss", "m_hat", "params[i]", "X", "θ");
const value = fc.oneof(
  fc.tuple(name, fc.constantFrom(" * ", " - ", "/", " @ ", " ** "), name).map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("np.mean", "softmax", "self.fc1", "relu", "nn.Linear", "print"), name)
    .map(([f, x]) => `${f}(${x})`),
  fc.constantFrom(
    "0",
    '"a # b"',
    "[np.zeros_like(p) for p in ps]",
    "nn.Sequential(\n    nn.Linear(2, 3),\n    nn.ReLU()\n)",
  ),
);
const line = fc.oneof(
  fc.tuple(name, fc.constantFrom(" = ", " += ", " -= "), value).map((parts) => parts.join("")),
  value.map((text) => `return ${text}`),
  fc.constantFrom(
    "for i in range(n):",
    "def f(x, lr=0.001, eps=1e-8):",
    "if x > 0:",
    "# 归一化",
    "",
    "loss.backward()",
    "import numpy as np",
  ),
  fc.tuple(name, value).map(([x, text]) => `${x} = ${text}  # 说明一下`),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[`~⟦⟧\r\n\t]/g, "")),
);
const program = fc
  .array(fc.tuple(fc.nat(2), line), { minLength: 1, maxLength: 25 })
  .map((lines) => lines.map(([depth, text]) => text.replace(/^(?=.)/gm, "    ".repeat(depth))).join("\n"));

const WRITTEN: readonly ((code: string) => string)[] = [
  (code) => `# 笔记\n\n## 层\n\n\`\`\`python\n${code}\n\`\`\`\n`,
  (code) => `# 笔记\n\n## 层\n\n~~~js\n${code}\n~~~\n`,
  (code) => `# 笔记\n\n## 层\n\n- 写法：\n\n${`\`\`\`\n${code}\n\`\`\``.replace(/^(?=.)/gm, "  ")}\n`,
  (code) => `# 笔记\n\n## 层\n\n${`\`\`\`py\n${code}\n\`\`\``.replace(/^/gm, "> ")}\n`,
];

const GAP = /⟦[^⟧\n]+⟧/g;

/** Without the spaces at the starts of lines, which a moved answer has fewer of. */
const bare = (text: string): string => text.replace(/^[ \t>]+|[ \t]+$/gm, "");

describe("every code card", () => {
  it("gives the code again when its gaps are filled with its answer, which stands in the note's lines", () => {
    fc.assert(
      fc.property(program, fc.constantFrom(...WRITTEN), (code, write) => {
        const note = write(code);
        const lines = note.split("\n");
        for (const { front, back, source } of cardsOf(note)) {
          const answer = codeIn(back) ?? back;
          const written = bare(lines.slice(source.startLine - 1, source.endLine).join("\n"));
          for (const part of answer.split("\n")) expect(written).toContain(bare(part));
          const passage = codeIn(front);
          if (passage === null) continue;
          expect(passage).toMatch(GAP);
          expect(written).toContain(bare(passage.replaceAll(GAP, () => answer)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has an id and an answer of its own, the same every time", () => {
    fc.assert(
      fc.property(program, fc.constantFrom(...WRITTEN), (code, write) => {
        const cards = cardsOf(write(code));
        expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
        const gapped = cards.filter(({ front }) => front.includes("⟦"));
        expect(new Set(gapped.map(({ back }) => bare(back).replace(/\s/g, ""))).size).toBe(gapped.length);
        expect(cardsOf(write(code))).toEqual(cards);
      }),
      { numRuns: 80 },
    );
  });

  it("comes of any bytes without a crash", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom("python", "js", "matlab", ""),
        (code, language) => {
          readNote(`# N\n\n## T\n\n\`\`\`\`\`${language}\n${code}\n\`\`\`\`\`\n`, { file: "n.md" });
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ["statements", "y = x * 2 + b\n"],
    ["open brackets", "y = ((((\n"],
    ["quotes", '""" \' "\n'],
    ["functions", "def f(x):\n    return x * 2\n"],
    ["one variable", "    x = relu(x)\n"],
    ["long lines", `y = ${"a(b, ".repeat(600)}\n`],
  ])(
    "comes soon of a megabyte of code, in one block or in many: %s",
    (_, unit) => {
      for (const length of [15_000, 1_000_000]) {
        const code = unit.repeat(Math.ceil(length / unit.length));
        const block = `\`\`\`python\n${code}\`\`\`\n\n`;
        const note = `# N\n\n## T\n\n${block.repeat(Math.floor(1_000_000 / length / 4) + 1)}`;
        expect(cardsOf(note).length).toBeLessThan(1_000);
      }
    },
    60_000,
  );
});
