import type { Paragraph } from "mdast";

import type { LabelText } from "./block.ts";
import { questionMarkdown, wordsOf } from "./inline.ts";
import { splitTerm } from "./term.ts";
import { cleanTitle } from "./titles.ts";
import { isAttribute } from "./vocabulary.ts";

/** In characters. A longer bold paragraph is emphasis, not a label. */
const MAX_LABEL_LENGTH = 30;

/** Words that open the glossary of a formula. */
export const GLOSSARY = /^(?:其中|式中|这里|此处|where|here|with)(?![a-z])/i;

/** Reads a paragraph as a label: bold words alone, bold words and a colon, or a plain word such as 特点 and a colon. */
export function readLabel(paragraph: Paragraph, source: string): LabelText | null {
  const words = wordsOf(paragraph.children);
  if (GLOSSARY.test(words)) return null;
  const term = splitTerm(paragraph, source);
  if (term !== null && (term.strong || isAttribute(term.term))) {
    return { label: term.term, text: term.text, textWords: term.textWords };
  }
  const visible = paragraph.children.filter((node) => node.type !== "html" && wordsOf([node]) !== "");
  const isBoldAlone = visible.length === 1 && visible[0]?.type === "strong";
  if (!isBoldAlone || [...words].length > MAX_LABEL_LENGTH || /[。.!?！？]$/.test(words)) return null;
  return { label: cleanTitle(questionMarkdown(paragraph.children, source)), text: "", textWords: "" };
}
