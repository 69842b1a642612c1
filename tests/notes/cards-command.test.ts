import { describe, expect, it } from "vitest";

import { cards, useNotesFolder, write } from "./run-cards.ts";

useNotesFolder();

describe("npm run cards", { timeout: 30_000 }, () => {
  it("prints one card a line with --json, of all files, and nothing else", () => {
    const first = write("a.md", "# 笔记\n\n## 1. 感知机\n\n感知机是最基本的单元。\n");
    const second = write("b.md", "## 表\n\n- **甲**：乙\n");
    const { status, out, err } = cards("--json", first, second);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    const card: unknown = JSON.parse(lines[0] ?? "");
    expect(card).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{20}$/) as unknown,
      kind: "basic",
      context: ["笔记", "感知机"],
      subject: "感知机",
      attribute: "definition",
      front: "什么是感知机？",
      back: "感知机是最基本的单元。",
      rule: "definition",
      source: { file: first, startLine: 5, endLine: 5, headingPath: ["笔记", "感知机"] },
    });
    expect(Object.keys(card as object)).toEqual([
      "id",
      "kind",
      "context",
      "subject",
      "attribute",
      "front",
      "back",
      "rule",
      "source",
    ]);
  });

  it("lists cards, what was skipped and why, and what has no card yet", () => {
    const file = write("c.md", "# N\n\n## 甲\n\n甲是乙。\n\n```\ncode\n```\n\n*最后更新：2024年1月1日*\n");
    const { status, out } = cards(file);
    expect(status).toBe(0);
    expect(out).toContain("[definition] 什么是甲？");
    expect(out).toContain("更新日期");
    expect(out).toContain("1 cards, 1 skipped, 1 without a card yet");
  });

  it("reads GB 18030 and UTF-16, as the app does", () => {
    // "# 笔记\n\n过拟合：是\n" as an older Chinese editor writes it.
    const words = [
      0x23, 0x20, 0xb1, 0xca, 0xbc, 0xc7, 0x0a, 0x0a, 0x2d, 0x20, 0xb9, 0xfd, 0xc4, 0xe2, 0xba, 0xcf,
    ];
    const gb = new Uint8Array([...words, 0xa3, 0xba, 0xca, 0xc7, 0x0a]);
    expect(cards("--json", write("gb.md", gb)).out).toContain('"front":"过拟合是什么？"');
    const utf16 = Buffer.from("\uFEFF# 笔记\n\n- 过拟合：是\n", "utf16le");
    expect(cards("--json", write("utf16.md", utf16)).out).toContain('"front":"过拟合是什么？"');
  });

  it("reads any bytes", () => {
    const file = write(
      "d.md",
      new Uint8Array(Array.from({ length: 2000 }, (_, index) => (index * 97) % 256)),
    );
    expect(cards("--json", file)).toMatchObject({ status: 0, err: "" });
  });

  it.each([
    ["no arguments", [], /^Usage: /],
    ["an unknown option", ["--xml", "a.md"], /^Usage: /],
    ["a missing file", ["no-such-file.md"], /^no-such-file\.md: no such file$/],
    ["a folder", ["decks"], /^decks: is a folder/],
  ])("answers %s with one clear line and exit code 2", (_name, args, message) => {
    const { status, out, err } = cards(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err.trimEnd()).toMatch(message);
  });
});
