import type { Language } from "#lib/core/language.ts";

/** Share of Chinese characters, among all letters, from which on a text is Chinese: terms and code names are Latin. */
const CHINESE_SHARE = 0.1;

/** The language of a text by its letters; code and formulas should be left out before. */
export function detectLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > 0 && han / (han + latin) >= CHINESE_SHARE ? "zh" : "en";
}

/** The language that a tag such as "zh-CN" or "English" names; null if it names none of ours. */
export function readLanguage(tag: string): Language | null {
  if (/^(?:zh|cn|chinese|中文)/i.test(tag)) return "zh";
  return /^(?:en|english|英文|英语)/i.test(tag) ? "en" : null;
}
