import type { PhrasingContent } from "mdast";

import { keyText } from "../key-text.ts";
import type { Block, BlockOf } from "../outline/block.ts";
import { sliceBetween, wordsOf } from "../outline/inline.ts";
import { GLOSSARY, isRunIn } from "../outline/label.ts";
import { isFormulaWord } from "../outline/vocabulary.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { nameAboveFormula } from "./formula-name.ts";
import { formulaGaps } from "./formula-gaps.ts";
import type { NoteContext, Reading, Rule } from "./rule.ts";
import { contextOf, headingPathOf, standingOf } from "./subject.ts";

/** Display formulas under a heading or label, each with the glossary ("其中", "where") that follows it. */
export const formulaRule: Rule = {
  name: "formula",
  read: (block, note) => {
    if (
      !isFormula(block) ||
      (block.previous !== null && isFormula(block.previous) && note.isFree(block.previous))
    )
      return null;
    const runIn = runInAbove(block);
    const { subject, attributes } = standingOf(block, runIn === null ? [] : [runIn]);
    if (subject === null) return null;
    const formulas = runOfFormulas(block, note);
    const glossary = readGlossary(formulas.at(-1) ?? block, note);
    const symbols = formulas.map((formula) => leftHandSide(latexOf(formula)));
    const glossaries = glossary === null ? [] : shareGlossary(formulas.map(latexOf), glossary);
    const name = formulas.length === 1 ? nameAboveFormula(block, note.text) : null;
    const isNamed = name !== null && /\p{Script=Han}/u.test(name);
    const others = formulas.length > 1 || isNamed ? [] : othersOf(block);
    const facts = formulas.flatMap((formula, index): readonly Fact[] => {
      const symbol = symbols[index] ?? null;
      const isOneOfSeveral = formulas.length > 1 || (!isNamed && isToldBySymbol(formula, others));
      const described = [glossaries[index] ?? ""].filter((text) => text !== "");
      const whole: Fact = {
        rule: "formula",
        kind: "formula",
        context: contextOf(formula),
        headingPath: headingPathOf(formula),
        startLine: formula.startLine,
        endLine: described.length > 0 && glossary !== null ? glossary.endLine : formula.endLine,
        subject,
        attribute: [...attributes.filter((words) => !isFormulaWord(words)), ATTRIBUTE.formula].join(" · "),
        discriminator: symbol ?? "",
        question: {
          ask: "formula",
          attributes: [...attributes.filter((words) => !isFormulaWord(words)), ...(isNamed ? [name] : [])],
          symbol: isOneOfSeveral ? symbol : null,
          ordinal: formulas.length > 1 && symbol === null ? index + 1 : null,
        },
        answer: [`$$\n${latexOf(formula)}\n$$`, ...described].join("\n\n"),
        explicitId: explicitIds(formula.directive).front,
      };
      // A formula that its author named is one card.
      const gaps = whole.explicitId === null ? gapsOf(whole, latexOf(formula), formulas.length) : [];
      return [whole, ...gaps];
    });
    // What names it is in its question.
    const above = isNamed && block.previous !== null && note.isFree(block.previous) ? [block.previous] : [];
    return { facts, blocks: [...above, ...formulas, ...(glossary?.blocks ?? [])] } satisfies Reading;
  },
};

/** In blocks. A formula further off is no neighbour, and looking for it takes a long note too long. */
const NEARBY = 30;

/** The other formulas under the same heading and labels, as far as they stand nearby. */
function othersOf(formula: Block): readonly FormulaBlock[] {
  const others: FormulaBlock[] = [];
  const look = (first: Block | null, after: (block: Block) => Block | null): void => {
    let at = first;
    for (let seen = 0; seen < NEARBY && at !== null && at.kind !== "heading"; seen++, at = after(at))
      if (isFormula(at) && !isInGlossary(at) && at.labels.join() === formula.labels.join()) others.push(at);
  };
  look(formula.previous, (block) => block.previous);
  look(formula.next, (block) => block.next);
  return others;
}

/** Whether a formula by itself is asked for by what it gives a value to: others stand by, of something else. */
function isToldBySymbol(formula: FormulaBlock, others: readonly FormulaBlock[]): boolean {
  const symbols = others.map((other) => leftHandSide(latexOf(other)));
  return others.length > 0 && !symbols.includes(leftHandSide(latexOf(formula)));
}

/** "**VQ-VAE.** … Its loss is" above a formula says whose it is. */
function runInAbove({ previous }: Block): string | null {
  if (previous?.kind !== "paragraph" || previous.label === null || previous.label.text === "") return null;
  return isRunIn(previous.node) ? previous.label.label : null;
}

function isInGlossary({ previous }: Block): boolean {
  return previous?.kind === "paragraph" && GLOSSARY.test(wordsOf(previous.node.children));
}

/** The same formula with one factor hidden, for every factor that is worth it. */
function gapsOf(whole: Fact, latex: string, formulas: number): readonly Fact[] {
  if (whole.question.ask !== "formula") return [];
  const { attributes } = whole.question;
  const most = formulas > MANY ? GAPS_OF_MANY : undefined;
  return formulaGaps(latex, most).map(({ passage, factor }) => ({
    ...whole,
    discriminator: `${whole.discriminator} ⟦${factor}⟧`,
    question: { ask: "blank", of: "formula", attributes, ordinal: null, passage: `$$\n${passage}\n$$` },
    answer: `$${factor}$`,
  }));
}

/** Of many formulas under one heading, each is asked less often. */
const MANY = 2;
const GAPS_OF_MANY = 1;

type FormulaBlock = BlockOf<"formula"> | BlockOf<"paragraph">;

/** A formula in a block of its own; also `$$a$$,` as a paragraph with nothing else but punctuation. */
function isFormula(block: Block): block is FormulaBlock {
  return block.kind === "formula" ? block.node.value.trim() !== "" : onlyFormula(block) !== null;
}

function onlyFormula(block: Block): string | null {
  if (block.kind !== "paragraph") return null;
  const [first, ...rest] = block.node.children.filter((node) => node.type !== "html");
  if (first?.type !== "inlineMath" || !/^[\s.,;。，；、]*$/.test(wordsOf(rest))) return null;
  const { start, end } = first.position ?? {};
  const isDisplay = (end?.offset ?? 0) - (start?.offset ?? 0) >= first.value.length + 4;
  return isDisplay && first.value.trim() !== "" ? first.value.trim() : null;
}

function latexOf(block: FormulaBlock): string {
  return block.kind === "formula" ? block.node.value.trim() : (onlyFormula(block) ?? "");
}

function runOfFormulas(first: FormulaBlock, note: NoteContext): FormulaBlock[] {
  const run: FormulaBlock[] = [];
  let block: Block | null = first;
  while (block !== null && isFormula(block) && note.isFree(block)) {
    run.push(block);
    block = block.next;
  }
  return run;
}

const RELATION =
  /(?<![<>!:=\\])(?::=|=|\\(?:sim|approx|propto|equiv|leq?|geq?|leftarrow|gets|to|in)(?![A-Za-z]))/;

/** What a formula gives a value to: the part before its first relation outside of braces; null if there is none. */
function leftHandSide(latex: string): string | null {
  let depth = 0;
  for (let index = 0; index < latex.length; index++) {
    const char = latex[index] ?? "";
    if (char === "{" || char === "(" || char === "[") depth++;
    if (char === "}" || char === ")" || char === "]") depth--;
    if (depth > 0 || !/[:=\\]/.test(char)) continue;
    const relation = RELATION.exec(latex.slice(Math.max(0, index - 1), index + 12));
    if (relation === null || relation.index !== Math.min(1, index)) continue;
    const side = latex.slice(0, index).replaceAll("&", "").trim();
    return side === "" || side.length > 120 || side.includes("\\begin") ? null : side;
  }
  return null;
}

interface Glossary {
  /** Symbols that the opening paragraph explains. */
  readonly symbols: readonly string[];
  readonly blocks: readonly Block[];
  readonly endLine: number;
  readonly lead: string;
  /** Each with the symbol it explains. */
  readonly entries: readonly { readonly symbol: string | null; readonly markdown: string }[];
}

/** "其中：", "where q is …,", and "where" alone. */
const ANNOUNCES_ENTRIES = /[:：,，]\s*$|^(?:其中|式中|where|here|with)$/i;

/** The paragraph after a formula that begins with 其中 or where, with the list or formulas it announces. */
function readGlossary(formula: Block, note: NoteContext): Glossary | null {
  const lead = formula.next;
  if (lead?.kind !== "paragraph" || !note.isFree(lead) || !GLOSSARY.test(wordsOf(lead.node.children)))
    return null;
  const leadText = sliceBetween(lead.node, lead.node, note.text);
  const explained = lead.node.children.flatMap((node) =>
    node.type === "inlineMath" ? [keyText(node.value)] : [],
  );
  const bare = { symbols: explained, blocks: [lead], endLine: lead.endLine, lead: leadText, entries: [] };
  const after = lead.next;
  if (!ANNOUNCES_ENTRIES.test(leadText) || after === null || !note.isFree(after)) return bare;
  if (after.kind === "list") {
    const entries = after.items.map((item) => ({
      symbol: firstSymbol(item.lead?.children ?? []),
      markdown: `- ${item.lead === null ? "" : sliceBetween(item.lead, item.lead, note.text)}`,
    }));
    return { ...bare, blocks: [lead, after], endLine: after.endLine, entries };
  }
  if (isFormula(after)) {
    const run = runOfFormulas(after, note);
    const entries = run.map((block) => ({ symbol: null, markdown: `$$\n${latexOf(block)}\n$$` }));
    return { ...bare, blocks: [lead, ...run], endLine: run.at(-1)?.endLine ?? lead.endLine, entries };
  }
  return bare;
}

function firstSymbol(nodes: readonly PhrasingContent[]): string | null {
  const first = nodes[0];
  return first?.type === "inlineMath" ? keyText(first.value) : null;
}

/**
 * The glossary of each formula of a run: to each what is about its symbols. What is about none of them goes to the
 * formula that it follows, so that nothing of it is lost.
 */
function shareGlossary(formulas: readonly string[], glossary: Glossary): string[] {
  const texts = formulas.map(keyText);
  const isAbout = (symbol: string, index: number): boolean =>
    texts[index]?.includes(symbol) === true ||
    (index === texts.length - 1 && !texts.some((text) => text.includes(symbol)));
  return formulas.map((_, index) => {
    const entries = glossary.entries.filter(({ symbol }) => symbol === null || isAbout(symbol, index));
    if (glossary.entries.length > 0 && entries.length === 0) return "";
    const { symbols } = glossary;
    if (symbols.length > 0 && !symbols.some((symbol) => isAbout(symbol, index))) return "";
    const [first] = entries;
    const separator = first?.markdown.startsWith("- ") === true ? "\n" : "\n\n";
    return [
      glossary.lead,
      ...(first === undefined ? [] : [entries.map((entry) => entry.markdown).join(separator)]),
    ].join("\n\n");
  });
}
