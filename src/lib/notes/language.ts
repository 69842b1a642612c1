import type { Language } from "#lib/core/language.ts";

/** Share of Chinese characters, among all letters, from which on a text is Chinese: terms and code names are Latin. */
const CHINESE_SHARE = 0.1;

/** The language of a text by its letters; code and formulas should be left out before. */
export function detectLanguage(text: string): Language {
  const han = lengthOf(text, /\p{Script=Han}+/gu);
  const latin = lengthOf(text, /\p{Script=Latin}+/gu);
  return han > 0 && han / (han + latin) >= CHINESE_SHARE ? "zh" : "en";
}

/** How much of a text is letters of a script, in UTF-16 units. By runs: a list of all letters would be as long as the note. */
function lengthOf(text: string, runs: RegExp): number {
  let length = 0;
  for (const [run] of text.matchAll(runs)) length += run.length;
  return length;
}

/** The language that a tag such as "zh-CN" or "English" names; null if it names none of ours. */
export function readLanguage(tag: string): Language | null {
  if (/^(?:zh|cn|chinese|中文)/i.test(tag)) return "zh";
  return /^(?:en|english|英文|英语)/i.test(tag) ? "en" : null;
}
