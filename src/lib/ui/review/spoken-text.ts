import { spokenFormula, type FormulaWords } from "./spoken-formula.ts";

/** Words for what is seen and cannot be read out, in the language of the card. */
export interface SpokenWords extends FormulaWords {
  readonly code: string;
  /** What a gap is called. */
  readonly gap: string;
}

/**
 * What a voice says for a side of a card: its text, with short formulas as they are read, and a word in place of longer
 * ones, of blocks of code, and of gaps.
 * @param html sanitised
 */
export function spokenText(html: string, words: SpokenWords): string {
  const template = document.createElement("template");
  template.innerHTML = html;
  const { content } = template;
  for (const block of content.querySelectorAll("pre")) block.textContent = words.code;
  for (const formula of content.querySelectorAll(".katex"))
    formula.replaceWith(` ${spokenFormula(formula.querySelector("math"), words)} `);
  for (const gap of content.querySelectorAll(".blank:not(.filled)"))
    if (/^[….\s]*$/.test(gap.textContent)) gap.textContent = ` ${words.gap} `;
  for (const name of content.querySelectorAll("code"))
    name.textContent = name.textContent.replaceAll("_", " ");
  for (const block of content.querySelectorAll("p, li, td, th, br, pre, h1, h2, h3, h4, h5, h6"))
    block.append("\n");
  return content.textContent
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .map((line) => (/[\p{P}]$/u.test(line) ? line : `${line}.`))
    .join(" ");
}
