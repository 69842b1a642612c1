import type { NoteCard } from "../card.ts";
import { ATTRIBUTE, BACK } from "../facts/fact.ts";
import { isWordsOnly } from "../facts/wording.ts";
import { answerText, keyText } from "../key-text.ts";
import type { Terms } from "../terms.ts";
import { attributeName, roleOf } from "./attribute-names.ts";
import { isFormulaOnly, sayingText } from "./saying.ts";

/** "什么是过拟合？", "过拟合是什么", "What is dropout?": asks for the definition of what it names. */
const ASKS_WHAT =
  /^(?:什么(?:是|叫做?)\s*(.+?)|(.+?)\s*(?:是什么|指什么|是什么意思)|what\s+(?:is|are)\s+(?:an?\s+|the\s+)?(.+?))\s*[?？]?$/i;

/** What a question names, if it asks for nothing but the definition; else the words themselves. */
function askedThing(subject: string): string {
  const asked = ASKS_WHAT.exec(subject.trim());
  return asked?.[1] ?? asked?.[2] ?? asked?.[3] ?? subject;
}

/** One name for all the names of a subject, wherever it stands. */
export function subjectName(subject: string, terms: Terms): string {
  const thing = askedThing(subject);
  return terms.find(thing)?.key ?? keyText(thing);
}

/** What a card is about, taken apart. Two cards of equal `key` answer one question. */
export interface FactKey {
  readonly key: string;
  /** What tells apart formulas of one subject: their left-hand side. Empty for anything else. */
  readonly formula: string;
}

/** A passage with a gap is its own question, whatever stands in the gap. */
const GAP = /⟦[^⟧]*⟧|\\boxed\{\?\}/;

/** Whether a card asks for what is missing in a passage. */
export function hasGap(card: NoteCard): boolean {
  return GAP.test(card.front);
}

/**
 * What a card is about, for all notes and both languages. Two laws meet here. A term of the table means the same wherever
 * it stands, so its key is its name alone: Dropout under 正则化 and under 过拟合 are one. Any other words mean what their
 * headings say, so all of these belong to the key: 图像 under 预处理 and 图像 under 增强 are two. Headings that only
 * gather (总结) count for nothing. A heading that names a respect (调参技巧, 如何选择) counts for terms too where nothing
 * else says in what respect they are described: advice on the learning rate is not its definition.
 * @param noteTitle the title of the card's note: no two notes are called alike, so it counts for nothing
 */
export function factKey(card: NoteCard, noteTitle: string, terms: Terms): FactKey {
  const { context, subject, attribute, discriminator } = card.key;
  const thing = askedThing(subject);
  const term = terms.find(thing);
  const name = term?.key ?? keyText(thing);
  const asked = askedOf(card, thing, term !== null);
  const own = new Set([subject, thing, noteTitle].map(keyText));
  const respects: string[] = [];
  const places: string[] = [];
  context.forEach((title, depth) => {
    if (own.has(keyText(title))) return;
    const role = roleOf(title, terms);
    if (role === "place") places.push(terms.find(title)?.key ?? keyText(title));
    // Far above, advice is a chapter: 训练技巧 › 正则化 › Dropout still says what dropout is.
    const isNear = depth === context.length - 1 || own.has(keyText(context[depth + 1] ?? ""));
    if (role === "property" || (role === "advice" && isNear)) respects.push(attributeName(title));
  });
  const isBack = discriminator === BACK;
  const isFormula = asked === ATTRIBUTE.formula && !hasGap(card) && !isBack;
  const gap = hasGap(card) ? [answerText(card.front.slice(card.front.indexOf("\n\n") + 1))] : [];
  const isTold = respects.includes(asked) || attribute !== ATTRIBUTE.meaning;
  return {
    key: JSON.stringify([
      name,
      asked,
      isFormula || hasGap(card) ? "" : keyText(discriminator),
      term?.known === true || asked === "question" ? [] : places,
      isTold ? [] : respects,
      ...gap,
    ]),
    formula: isFormula ? sayingText(discriminator) : "",
  };
}

/** The attribute by its one name; "L2 正则化：$\lambda\sum w^2$" gives a formula, whatever the heading. */
function askedOf(card: NoteCard, thing: string, isTerm: boolean): string {
  const { attribute, subject } = card.key;
  if (attribute === ATTRIBUTE.answer) return thing === subject && !isTerm ? "question" : ATTRIBUTE.definition;
  const asked = attributeName(attribute);
  // 高斯误差线性单元 in a column of formulas says what the row is.
  if (asked === ATTRIBUTE.formula && isWordsOnly(card.back)) return ATTRIBUTE.definition;
  return asked === ATTRIBUTE.definition && isFormulaOnly(card.back) ? ATTRIBUTE.formula : asked;
}
