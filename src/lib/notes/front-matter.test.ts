import { describe, expect, it } from "vitest";

import { readFrontMatter } from "./front-matter.ts";
import { parseMarkdown } from "./parse/parse.ts";
import { readNote } from "./read-note.ts";

const front = (body: string) => readFrontMatter(parseMarkdown(`---\n${body}\n---\n\n文字`).root);

describe("front matter", () => {
  it("passes over what it does not know, and takes the first of a list", () => {
    const read = front(
      "aliases:\n  - BN\ntags: [深度学习, nn/cnn]\ntopic:\n  - regularisation\n  - other\ntitle: 归一化\ncreated: 2024-01-01",
    );
    expect(read).toEqual({ title: "归一化", topic: "regularisation", deck: null, lang: null, problem: null });
  });

  it("that is no YAML is read by the line, and told about", () => {
    const broken = front('title: BN: 为什么有效\ntopic: "regularisation"\nlang: zh\nx: [1');
    expect(broken).toMatchObject({ title: "BN: 为什么有效", topic: "regularisation", lang: "zh" });
    expect(broken.problem).toMatchObject({ startLine: 1, endLine: 6, reason: "front-matter" });
    const { skipped } = readNote("---\ntitle: a: b\n---\n", { file: "n.md" });
    expect(skipped.map(({ reason }) => reason)).toEqual(["front-matter"]);
  });

  it("is read by the line where lists stand in lists without end", () => {
    const nested = (depth: number): string => `title: 甲\nx: ${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(front(nested(10)).problem).toBeNull();
    expect(front(nested(1_000))).toMatchObject({ title: "甲", problem: { reason: "front-matter" } });
    expect(front(nested(30)).problem).not.toBeNull();
  });

  it("may be TOML, or empty", () => {
    const root = parseMarkdown('+++\ntitle = "归一化"\ndraft = true\n+++\n').root;
    expect(readFrontMatter(root)).toMatchObject({ title: "归一化", problem: null });
    expect(readFrontMatter(parseMarkdown("---\n---\n").root).problem).toBeNull();
  });

  it("holds no names that programs live by", () => {
    expect(front("__proto__: {title: x}\nconstructor: 1\ntitle: a: b")).toMatchObject({ title: "a: b" });
  });
});
