import { describe, expect, it } from "vitest";

import { parsePrompt } from "./parse-prompt.ts";

describe("splitting a prompt into task and hints", () => {
  it("takes everything as the task when there is no hints heading", () => {
    expect(parsePrompt("Write it.\n\n---\n\nReally.", "en")).toEqual({
      body: "Write it.\n\n---\n\nReally.",
      hints: [],
    });
  });

  it("parts hints at rules and leaves out empty ones", () => {
    const markdown = "题目\n\n## 提示\n\n第一条\n第二行\n\n---\n\n---\n\n第二条\n";
    expect(parsePrompt(markdown, "zh")).toEqual({ body: "题目", hints: ["第一条\n第二行", "第二条"] });
  });

  it("wants the heading of the prompt's own language", () => {
    expect(parsePrompt("Task\n\n## 提示\n\nno", "en").hints).toEqual([]);
  });

  it("leaves headings and rules inside code alone", () => {
    const code = "```text\n## Hints\n---\n```";
    expect(parsePrompt(`Task\n\n${code}\n\n## Hints\n\n${code}`, "en")).toEqual({
      body: `Task\n\n${code}`,
      hints: [code],
    });
  });

  it("reads files with Windows line ends", () => {
    expect(parsePrompt("Task\r\n\r\n## Hints\r\n\r\nOne\r\n---\r\nTwo", "en").hints).toEqual(["One", "Two"]);
  });
});
