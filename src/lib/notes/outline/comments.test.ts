import { describe, expect, it } from "vitest";

import { withoutComments } from "./comments.ts";

describe("comments", () => {
  it.each([
    ["甲 <!-- 乙 -->丙", "甲丙"],
    ["甲\n<!-- 乙\n\n```\n-->\n丙", "甲\n\n丙"],
    ["甲 <!-- 用 `x` -->乙 `y`", "甲乙 `y`"],
    ["甲 ``<!-- 乙 -->` 丙", "甲 `` ` 丙"],
    ["**甲** <!-- 乙 -->*丙*", "**甲** *丙*"],
    ["<!-- ` --> 甲 <!-- 乙 --> ` 丙", " 甲 ` 丙"],
  ])("are taken out of prose: %j", (markdown, plain) => {
    expect(withoutComments(markdown)).toBe(plain);
  });

  it.each([
    "```html\n<!-- x -->\n<p>i</p>\n```",
    "    <!--\n    -->i",
    "甲用 `<!-- x -->` 写注释。",
    "空的是 `<!---->`。",
    "甲\n\n    <!-- x -->\n    i",
    "~~~\n<!--\n~~~\n乙",
  ])("stay where they are code: %j", (markdown) => {
    expect(withoutComments(markdown)).toBe(markdown);
  });
});
