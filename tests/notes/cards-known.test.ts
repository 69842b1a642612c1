import { describe, expect, it } from "vitest";

import { cards, inFolder, useNotesFolder, write } from "./run-cards.ts";

useNotesFolder();

interface Line {
  readonly id: string;
  readonly subject: string;
  readonly state?: string;
  readonly candidates?: readonly { readonly id: string; readonly score: number }[];
}

function lines(out: string): Line[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

const BEFORE = `# 训练

## 1. 批归一化

批归一化是在小批量上标准化激活值的层。

## 2. 随机失活

随机失活是训练时随机关闭神经元的方法。

## 3. 早停

早停是验证损失不再下降就停止训练的方法。
`;

/** Renumbered and moved; reworded; renamed; new. */
const AFTER = `# 训练技巧

## 1. 随机失活

随机失活是训练时以概率 p 随机关闭神经元的方法。

## 2. 批归一化

批归一化是在小批量上标准化激活值的层。

## 3. 提前停止

提前停止是验证损失不再下降就停止训练的方法。

## 4. 权重衰减

权重衰减是每一步把权重往零拉一点的方法。
`;

describe("npm run cards -- FILE --known OLD.jsonl", { timeout: 60_000 }, () => {
  it("prints each card under the id that it is known by, and what became of it", () => {
    const old = cards("--json", write("note.md", BEFORE)).out;
    const known = write("old.jsonl", old);
    const idOf = (subject: string): string | undefined =>
      lines(old).find((line) => line.subject === subject)?.id;

    const { status, out, err } = cards("--json", "--known", known, write("note.md", AFTER));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const now = lines(out);
    expect(now.map(({ subject, state }) => [subject, state])).toEqual([
      ["随机失活", "changed"],
      ["批归一化", "moved"],
      ["提前停止", "conflicting"],
      ["权重衰减", "new"],
    ]);
    expect(now[0]?.id).toBe(idOf("随机失活"));
    expect(now[1]?.id).toBe(idOf("批归一化"));
    expect(now[2]?.candidates?.map(({ id }) => id)).toEqual([idOf("早停")]);
    expect(lines(old).map(({ id }) => id)).not.toContain(now[2]?.id);

    // What it wrote is known in turn.
    const again = lines(cards("--json", "--known", write("new.jsonl", out), inFolder("note.md")).out);
    expect(again.map(({ id, state }) => [id, state])).toEqual(now.map(({ id }) => [id, "same"]));

    const listing = cards(inFolder("note.md"), "--known", known).out;
    expect(listing).toContain("随机失活是训练时{+以概率 p +}随机关闭神经元的方法。");
    expect(listing).toContain("1 new, 1 changed, 1 moved, 0 same, 0 gone, 1 to be decided");
  });

  it("knows a note under another name, and follows a section from file to file", () => {
    const [head = "", ...sections] = BEFORE.split(/(?=^## )/m);
    const known = write("old.jsonl", cards("--json", write("one.md", BEFORE)).out);
    const renamed = lines(cards("--json", write("other.md", BEFORE), "--known", known).out);
    expect(renamed.map(({ state }) => state)).toEqual(["same", "same", "same"]);

    const one = write("one.md", head + sections.slice(0, 2).join(""));
    const two = write("two.md", `# 正则化\n\n${sections[2] ?? ""}`);
    const moved = lines(cards("--json", one, two, "--known", known).out);
    expect(moved.map(({ state }) => state)).toEqual(["same", "same", "moved"]);
    expect(moved.map(({ id }) => id)).toEqual(renamed.map(({ id }) => id));
  });

  it.each([
    ["a missing file", null, /no-such\.jsonl: no such file$/],
    ["a file that is no JSON", '{"id":\n', /bad\.jsonl, line 1: not JSON/],
    ["a card without an id", '\n{"subject":"a"}\n', /bad\.jsonl, line 2: "id" is to be a text/],
    ["a list", "[]\n", /bad\.jsonl, line 1: not a card/],
  ])("says what is wrong with %s", (_name, content, message) => {
    const file = write("note.md", BEFORE);
    const known = content === null ? inFolder("no-such.jsonl") : write("bad.jsonl", content);
    const { status, out, err } = cards(file, "--known", known);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err.trimEnd()).toMatch(message);
  });

  it("asks for the file that --known lacks", () => {
    expect(cards(write("note.md", BEFORE), "--known").err).toMatch(/^Usage: /);
  });
});
