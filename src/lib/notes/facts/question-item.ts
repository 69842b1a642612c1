import type { Block, ItemBlock } from "../outline/block.ts";
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
  const fact: Fact = {
    rule: "question",
    kind: "basic",
    context: contextOf(item),
    headingPath: headingPathOf(item),
    startLine: item.startLine,
    endLine: Math.max(item.endLine, found?.endLine ?? 0),
    subject: asked.question,
    attribute: ATTRIBUTE.answer,
    discriminator: "",
    question: { ask: "verbatim", text: asked.question, about: aboutOf(asked.question, item) },
    answer: parts.join("\n\n"),
    explicitId: explicitIds(item.directive).front,
  };
  return { facts: [fact], blocks: [item, ...(found?.blocks ?? [])] };
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
