import type { Paragraph } from "mdast";

/*
 * Headings carry numbers ("1.1", "三、", "第二章"), pictures and words such as 案例 that are no part of what they name.
 * Ids are minted from titles without them, so renumbering a note changes no card.
 */

const DECORATION = /^(?:[\p{Extended_Pictographic}\uFE0F\u200D\p{Emoji_Modifier}]\s*)+/u;

const NUMBERING: readonly RegExp[] = [
  // 第一章、第 2 节
  /^第\s*[0-9一二三四五六七八九十百]+\s*[章节篇讲课部回]分?\s*[:：、.．\s]*/,
  // Chapter 2:, Section 1.3, Step 4, 步骤二：
  /^(?:chapter|section|part|lesson|step|week|day|unit)\s+\d+(?:\.\d+)*\s*[:：.、)-]*\s*/i,
  /^(?:步骤|阶段)\s*[0-9一二三四五六七八九十]+\s*[:：、.．]\s*/,
  // 一、 （一） (1) ① 1.2.3 1.2、 1) A.
  /^[一二三四五六七八九十百]+\s*[、.．]\s*/,
  /^[（(]\s*(?:[一二三四五六七八九十百]+|\d{1,3}|[a-z])\s*[）)]\s*/i,
  /^[①-⑳]\s*/,
  /^\d{1,3}(?:\.\d{1,3})+(?!\s*[倍%x×])\s*[.、．)）:：]?\s*(?=\D)/,
  /^\d{1,3}\s*[.、．)）:：]\s*(?=\D)/,
  /^[A-Za-z]\s*[.、．)）]\s+/,
  // "1 Introduction", "2 激活函数", but not "3 种方法"
  /^\d{1,3}\s+(?=[A-Z]|[\p{Script=Han}])(?![种个层类步点大阶维次条项轮位分倍])/u,
];

/** Kinds of passage put before what the passage is about: "案例：房价预测". */
const KIND_PREFIX = /^(?:案例|示例|例子|例|实例|练习|附|Example|Case(?: study)?|Case)\s*\d*\s*[:：]\s*/i;

/** Whether a paragraph at the start of a note is its title in bold or italics. */
export function isTitleParagraph(block: { readonly index: number; readonly node: Paragraph }): boolean {
  const [only, ...rest] = block.node.children;
  return block.index === 0 && rest.length === 0 && (only?.type === "strong" || only?.type === "emphasis");
}

const TRAILING = /[\s:：。．.，,、；;]+$/;

/** "常见的激活函数有：" announces what its last word says again. */
const ANNOUNCING = /(?<=\S{2})(?:有|包括|包含|如下)\s*[:：]\s*$/;

/** A title without numbering, decoration and closing punctuation; never empty unless the title is. */
export function cleanTitle(title: string): string {
  let rest = title.trim();
  for (let before = ""; before !== rest;) {
    before = rest;
    for (const pattern of [DECORATION, ...NUMBERING, KIND_PREFIX]) {
      const shorter = rest.replace(pattern, "");
      if (shorter.trim() !== "") rest = shorter.trim();
    }
  }
  const closed = rest.replace(ANNOUNCING, "").replace(TRAILING, "");
  return closed === "" ? rest : closed;
}
