import type { Block, BlockOf, ItemBlock } from "../outline/block.ts";
import { questionMarkdown, sliceOf, wordsOf } from "../outline/inline.ts";
import { cleanTitle } from "../outline/titles.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { markRule } from "./mark.ts";
import { answerFrom, type Answer } from "./question-answer.ts";
import { openingQuestion, withoutAnswerMark, type OpeningQuestion } from "./question-inline.ts";
import { aboutOf, asksInWords, endsAsQuestion } from "./question-text.ts";
import type { NoteContext, Reading } from "./rule.ts";
import { contextOf, headingPathOf } from "./subject.ts";

/** In characters. */
const MAX_QUESTION_LENGTH = 80;

/** "1. 什么是梯度？" with the answer after it, in the item, or below a list that holds nothing else. */
export function readItemQuestion(item: ItemBlock, note: NoteContext): Reading | null {
  const asked = questionOf(item, note);
  // An author's marks say more exactly what is asked.
  if (asked === null || markRule.read(item, note) !== null) return null;
  const further = item.firstNested === null ? null : answerFrom(item.firstNested, note, () => false);
  const below = asked.rest === "" && item.firstNested === null ? answerBelow(item, note) : null;
  const found = further ?? below;
  const parts = [asked.rest, withoutAnswerMark(found?.text ?? "")].filter((part) => part !== "");
  if (parts.length === 0) return null;
  const fact = factOf(item, asked.question, parts.join("\n\n"), Math.max(item.endLine, found?.endLine ?? 0));
  return { facts: [fact], blocks: [item, ...(found?.blocks ?? [])] };
}

/** What a question begins with that its author answers; others are asked of the reader. */
const OPENS_QUESTION =
  /^(?:[\p{Extended_Pictographic}\uFE0F]\s*)*(?:为什么|为何|什么是|如何|怎么|怎样|why|what|how)(?![\p{Script=Han}]{0,2}呢)/iu;

/** "为什么 B 初始化为 0？因为…" as a paragraph: a question and its answer in one. */
export function readPlainQuestion(block: BlockOf<"paragraph">, note: NoteContext): Reading | null {
  const from = block.node.position?.start.offset ?? 0;
  // Most paragraphs ask nothing: a look at their first words is enough.
  if (block.parent !== null || !OPENS_QUESTION.test(note.text.slice(from, from + 20))) return null;
  if (block.label !== null) return null;
  const text = sliceOf(block.node, note.text);
  const asked = sentences(text);
  if (asked === null || [...asked.rest].length < MIN_ANSWER_LENGTH || /[:：]$/.test(asked.rest)) return null;
  return { facts: [factOf(block, asked.question, asked.rest, block.endLine)], blocks: [block] };
}

/** In characters. */
const MIN_ANSWER_LENGTH = 6;

function factOf(block: Block, question: string, answer: string, endLine: number): Fact {
  return {
    rule: "question",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine,
    subject: question,
    attribute: ATTRIBUTE.answer,
    discriminator: "",
    question: { ask: "verbatim", text: question, about: aboutOf(question, block) },
    answer,
    explicitId: explicitIds(block.directive).front,
  };
}

function questionOf(item: ItemBlock, note: NoteContext): OpeningQuestion | null {
  if (item.lead === null) return null;
  const bold = openingQuestion(item.lead.children, note.text);
  if (bold !== null) return bold;
  const words = wordsOf(item.lead.children);
  if (endsAsQuestion(words) && [...words].length <= MAX_QUESTION_LENGTH && asksInWords(words)) {
    return { question: cleanTitle(questionMarkdown(item.lead.children, note.text)), rest: "" };
  }
  return sentences(sliceOf(item.lead, note.text));
}

/** "什么是梯度？梯度是…": a question, and one statement after it. */
function sentences(markdown: string): OpeningQuestion | null {
  const match = /^([^?？。\n]{3,80}[?？])\s*([^?？]{4,})$/.exec(markdown.trim());
  const [, question = "", rest = ""] = match ?? [];
  // A question mark in a formula or code ends no sentence.
  const isWhole = (question.match(/[`$]/g)?.length ?? 0) % 2 === 0;
  if (match === null || !isWhole || !asksInWords(question)) return null;
  return { question: cleanTitle(question), rest: standingAlone(withoutAnswerMark(rest)) };
}

/** What follows a list that is nothing but this question, up to the next list of that kind. */
function answerBelow(item: ItemBlock, note: NoteContext): Answer | null {
  const list = item.parent;
  if (list?.kind !== "list" || list.items.length > 1) return null;
  return answerFrom(list.next, note, (next) => asksAgain(next, note) || next.kind === "other");
}

function asksAgain(block: Block, note: NoteContext): boolean {
  return block.kind === "list" && block.items.some((item) => questionOf(item, note) !== null);
}
