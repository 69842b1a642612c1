import { maskInline } from "../parse/inline-mask.ts";

/** "如下：", "as follows:": a paragraph that only announces what it stands before. */
export const ANNOUNCES =
  /(?:如下|可以?表示[为成]|写作|写成|步骤|包括|以下|[分有][为成]?[几两一二三四五六七八九十\d]+(?:步|种|类|个|点|部分|阶段)|as follows|given by|the following|below|\b(?:has|in) (?:two|three|four|five|six|seven)\b)[^。.]{0,12}[:：]\s*$/i;

/** "引入非线性，常见类型：" says "引入非线性"; what its last clause announces stands below. */
export function withoutAnnouncement(text: string): string {
  if (!/[:：]\s*$/.test(text)) return text;
  const prose = maskInline(text);
  const cut = Math.max(...["。", "；", "，", ". ", "; ", ", "].map((mark) => prose.lastIndexOf(mark)));
  return cut <= 0 ? "" : text.slice(0, /[。.]/.test(text[cut] ?? "") ? cut + 1 : cut).trim();
}

/** How much a text says: a Chinese character counts one, a word of letters two. */
export function weight(words: string): number {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)).length ?? 0;
  return han + 2 * latin;
}

/** Words without a sign of mathematics: what stands in a column of formulas where there is no short one. */
export function isWordsOnly(markdown: string): boolean {
  return (
    markdown.trim() !== "" &&
    !/[=+*/^_\\$`()（）\d<>|·×√ΣΠ∑∏∂∇α-ωΑ-Ω-]/u.test(markdown) &&
    /\p{L}{2}/u.test(markdown)
  );
}

/** "… Its loss is" and "the bound is:" only lead to the formula below. */
const LEADS_ON = /\b(?:is|are|as|by|be|with|of|reads) ?:?$|为[:：]?$/i;

/** In words: what is shorter before a colon only names what stands below. */
const MIN_SAID = 6;

/** A text without an end that only leads to what stands below, and without the colon of one that says more. */
export function withoutLead(text: string): string {
  if (!LEADS_ON.test(text)) {
    const isSaid = /[:：]$/.test(text) && text.split(/\s+/).length >= MIN_SAID;
    return isSaid ? text.slice(0, -1).trimEnd() : text;
  }
  const end = Math.max(text.lastIndexOf(". "), text.lastIndexOf("。"));
  return end < 0 ? "" : text.slice(0, end + 1);
}
