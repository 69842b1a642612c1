import type { BlockOf, ItemBlock } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import { isAdvice, isAttribute, isCallout } from "../outline/vocabulary.ts";
import { keyText } from "../key-text.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { askedAttributes } from "./attributes.ts";
import { ATTRIBUTE, BACK, type Fact } from "./fact.ts";
import { explicitIds } from "./explicit-id.ts";
import type { NoteContext, Reading, Rule } from "./rule.ts";
import { saysSteps } from "./series.ts";
import { contextOf, headingPathOf, standingOf, withinOf } from "./subject.ts";
import { weight, withoutAnnouncement } from "./wording.ts";

/** `- **Term (EN)**：text` and `- term：text`, in lists of any depth. */
export const termRule: Rule = {
  name: "term",
  read: (block, note) => {
    if (block.kind !== "list" || !isTermList(block, note)) return null;
    const facts: Fact[] = [];
    const blocks: Reading["blocks"][number][] = [];
    for (const item of block.items) {
      if (!note.isFree(item)) continue;
      const made = readItem(item, note);
      if (made === null) continue;
      facts.push(...made);
      blocks.push(item, ...furtherParagraphs(item));
    }
    return facts.length === 0 ? null : { facts, blocks };
  },
};

/** In characters. A longer text is too much for a question. */
const MAX_ASKED_LENGTH = 160;

/** In an ordered list one colon among many steps is part of a step. */
function isTermList(list: BlockOf<"list">, note: NoteContext): boolean {
  if (saysSteps(list, note)) return false;
  const terms = list.items.filter((item) => item.term !== null).length;
  return list.node.ordered === true ? terms * 2 > list.items.length : terms > 0;
}

function readItem(item: ItemBlock, note: NoteContext): readonly Fact[] | null {
  if (item.term === null || item.lead === null) return null;
  const answer = answerOf(item, note);
  if (answer === "" || isCallout(item.term.term)) return null;
  const { term } = item.term;
  const base = {
    rule: "term",
    kind: "basic",
    context: contextOf(item),
    headingPath: headingPathOf(item),
    startLine: item.startLine,
    endLine: furtherParagraphs(item).at(-1)?.endLine ?? item.endLine,
    answer: standingAlone(answer),
  } as const;
  const ids = explicitIds(item.directive);
  if (isAttribute(term)) {
    const { subject, attributes } = standingOf(item, [term]);
    if (subject === null) return null;
    const attribute = attributes.join(" · ");
    const question = { ask: "attribute", attributes: askedAttributes(attributes) } as const;
    return [{ ...base, subject, attribute, discriminator: "", question, explicitId: ids.front }];
  }
  const within = withinOf(item, term);
  const forward: Fact = {
    ...base,
    subject: term,
    attribute: ATTRIBUTE.meaning,
    discriminator: "",
    question: { ask: "meaning", within },
    explicitId: ids.front,
  };
  const isOneOfMany =
    item.parent?.kind === "list" && item.parent.items.filter((peer) => peer.term !== null).length > 1;
  const isStep = item.parent?.kind === "list" && item.parent.node.ordered === true && !item.term.strong;
  const isNamed =
    isOneOfMany && !isStep && !within.some(isAdvice) && pointsBack(answer, item.term.textWords, term, note);
  if (!isNamed) return [forward];
  const back: Fact = {
    ...forward,
    discriminator: BACK,
    question: { ask: "which", within, text: answer },
    answer: standingAlone(term),
    explicitId: ids.back,
  };
  return [forward, back];
}

/** The text after the colon with the item's further paragraphs; a closing "…：" that announces a list is left off. */
function answerOf(item: ItemBlock, note: NoteContext): string {
  const text = withoutAnnouncement(item.term?.text ?? "");
  const further = furtherParagraphs(item);
  const first = further[0];
  const last = further.at(-1);
  if (first === undefined || last === undefined) return text;
  return `${text}\n\n${sliceBetween(first.node, last.node, note.text)}`.trim();
}

function furtherParagraphs(item: ItemBlock): BlockOf<"paragraph">[] {
  const paragraphs: BlockOf<"paragraph">[] = [];
  // Blocks nested in an item follow it in the outline; only unbroken paragraphs right after its lead go with it.
  let next = item.firstNested;
  while (next !== null && next.kind === "paragraph" && next.label === null) {
    paragraphs.push(next);
    next = next.next;
  }
  return paragraphs;
}

/** Whether the text leads back to the term: long enough to mean something, said once, and without the term in it. */
function pointsBack(answer: string, textWords: string, term: string, note: NoteContext): boolean {
  if (!/\p{L}/u.test(textWords) || [...answer].length > MAX_ASKED_LENGTH) return false;
  const text = keyText(textWords);
  const name = keyText(term.replace(/[（(].*$/, "")) || keyText(term);
  return weight(textWords) >= 6 && !text.includes(name) && note.itemsSaying(textWords) === 1;
}
