import type { Block } from "../outline/block.ts";
import { questionMarkdown, wordsOf } from "../outline/inline.ts";
import { GLOSSARY } from "../outline/label.ts";
import { cleanTitle } from "../outline/titles.ts";

/** "总的奖励：", "裁剪目标：": words that say what the formula below is, and nothing else. */
const NAME = /^[^，。；、,.;:：=]{2,20}[:：]$/;

/** Verbs, and words that lead on to any formula. */
const SAYS_MORE =
  /[是为即得有令设将把用]|如下|公式|表示|因此|所以|例如|比如|对于|可以|\b(?:is|are|as|be|by|then|thus|so|we|let|for|if|with|given|example|note|formula|equation|follows)\b/i;

/** "对于权重 W，前向传播变为：": the last clause is the formula's, and before it stands only when it holds. */
const ONLY_WHEN_ZH = /^(?:对于?|当|若|如果|令|设|给定|已知|假设)[^。；]*[:：]$/;
const ONLY_WHEN_EN = /^(?:for|if|when|with|given|let|assuming|suppose|under)\b[^.;]*:$/i;

function isName(words: string): boolean {
  const bare = words.replace(/[（(][^（）()]{0,40}[）)]/g, "");
  return NAME.test(bare) && !SAYS_MORE.test(bare) && !GLOSSARY.test(bare);
}

/** The name that the paragraph above a formula gives it; null where that says more, or less. */
export function nameAboveFormula(formula: Block, source: string): string | null {
  const above = formula.previous;
  if (above?.kind !== "paragraph" || (above.label !== null && above.label.text !== "")) return null;
  if (above.startLine !== above.endLine || !isName(wordsOf(above.node.children))) return null;
  return cleanTitle(questionMarkdown(above.node.children, source));
}

/** Whether a paragraph only leads to the formula below it: it names it, or says when it holds. */
export function announcesFormula(paragraph: Block): boolean {
  if (paragraph.kind !== "paragraph" || paragraph.next?.kind !== "formula") return false;
  const words = wordsOf(paragraph.node.children);
  if (ONLY_WHEN_ZH.test(words) || ONLY_WHEN_EN.test(words)) return true;
  return isName(words);
}
