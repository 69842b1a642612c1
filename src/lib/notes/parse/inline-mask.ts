import { splitCode } from "./inline-marks.ts";

/** Stands for a character in which nothing is a mark: of code, a formula, a tag, a comment or an address. */
export const MASKED = "\u0001";

const FORMULA =
  /\$\$[^$]+\$\$|\$(?![\s$])(?:[^$\\\n]|\\[^\n])*?(?<!\s)\$(?!\d)|\\\((?:[^\\\n]|\\[^()\n])*\\\)/g;
const TAG_OR_ADDRESS =
  /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>\n]*>|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|https?:\/\/[^\s<>）)]+/g;

/** A text of the same length with everything masked that is no prose. */
export function maskInline(text: string): string {
  if (!/[`$<\\]|\]\(|:\/\//.test(text)) return text;
  const withoutCode = splitCode(text)
    .map((part) => (part.code ? MASKED.repeat(part.text.length) : part.text))
    .join("");
  return withoutCode.replace(FORMULA, cover).replace(TAG_OR_ADDRESS, cover);
}

function cover(found: string): string {
  return MASKED.repeat(found.length);
}
