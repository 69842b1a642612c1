import type { PhrasingContent } from "mdast";

import type { Block, BlockOf } from "../outline/block.ts";
import { questionMarkdown, sliceBetween, wordsOf } from "../outline/inline.ts";
import { cleanTitle } from "../outline/titles.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { markRule } from "./mark.ts";
import { answerFrom, withoutOpenEnd } from "./question-answer.ts";
import { aboutOf, endsAsQuestion } from "./question-text.ts";
import type { NoteContext, Reading } from "./rule.ts";
import { contextOf, headingPathOf } from "./subject.ts";

/** A question in bold or italics that opens a paragraph, and what stands after it there. Markdown. */
export interface OpeningQuestion {
  readonly question: string;
  readonly rest: string;
}

/** In characters. */
const MAX_QUESTION_LENGTH = 120;
const ANSWER_MARK = /^(?:\*\*)?(?:A|answer|答|答案|回答)\s*(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*/i;
const QUESTION_MARK = /^(?:Q|question|问|问题|提问)\s*\d{0,3}\s*[:：.、]\s*/i;

/** The bold or italic question at the start of inline content. */
export function openingQuestion(nodes: readonly PhrasingContent[], text: string): OpeningQuestion | null {
  const visible = nodes.filter(
    (node) => node.type !== "html" && (node.type === "break" || wordsOf([node]) !== ""),
  );
  const [first, second, ...others] = visible;
  if (first?.type !== "strong" && first?.type !== "emphasis") return null;
  const words = wordsOf([first]);
  if ([...words].length > MAX_QUESTION_LENGTH || [...words].length < 3) return null;
  const mark = second?.type === "text" ? (/^\s*[?？]/.exec(second.value)?.[0] ?? "") : "";
  if (!endsAsQuestion(words) && mark === "" && !(second === undefined && asksByItself(words))) return null;
  const question = cleanTitle(questionMarkdown([first], text).replace(QUESTION_MARK, ""));
  const last = others.at(-1) ?? second;
  const after = second === undefined || last === undefined ? "" : sliceBetween(second, last, text);
  return {
    question: endsAsQuestion(question) ? question : `${question}${mark.trim()}`,
    rest: standingAlone(withoutAnswerMark(after.slice(mark.trim().length).replace(/^\s*[:：]/, ""))),
  };
}

/** "**1.1 什么是卷积**" alone on its line asks without a question mark. */
function asksByItself(words: string): boolean {
  return /什么是|为什么|为何/.test(words) && /^(?:什么是|为什么|为何)\S{2,}/.test(cleanTitle(words));
}

/** An answer without "答：" before it. */
export function withoutAnswerMark(answer: string): string {
  return answer.trim().replace(ANSWER_MARK, "");
}

/** Whether a block is a paragraph that opens with a question in bold or italics. */
export function isInlineQuestion(block: Block): boolean {
  if (block.kind !== "paragraph") return false;
  const [first, second] = block.node.children.filter((node) => node.type !== "html");
  if (first?.type !== "strong" && first?.type !== "emphasis") return false;
  const words = wordsOf([first]);
  if (block.label?.text === "" && first.type === "strong" && asksByItself(words)) return true;
  return endsAsQuestion(words) || (second?.type === "text" && /^\s*[?？]/.test(second.value));
}

/** "**为什么 ReLU 会死亡？**" with the answer after it or below, up to the next question, rule or heading. */
export function readInlineQuestion(block: BlockOf<"paragraph">, note: NoteContext): Reading | null {
  const opening = openingQuestion(block.node.children, note.text);
  if (opening === null || opening.question === "" || markRule.read(block, note) !== null) return null;
  const isOwn = (next: Block): boolean =>
    next.kind === "table" || (block.directive?.say !== "id" && markRule.read(next, note) !== null);
  // A question that is answered where it stands says nothing about the paragraphs after it.
  const isAnnounced = opening.rest === "" || /[:：]$/.test(opening.rest);
  const isNumbered = opensNumbered(block);
  const stops = (next: Block): boolean =>
    isInlineQuestion(next) || isRule(next) || (isNumbered && opensNumbered(next));
  const further = isAnnounced ? answerFrom(block.next, note, stops, isOwn) : null;
  const rest =
    further === null || further.startLine > block.endLine + 2 ? withoutOpenEnd(opening.rest) : opening.rest;
  const parts = [rest, withoutAnswerMark(further?.text ?? "")].filter((part) => part !== "");
  if (parts.length === 0) return null;
  const fact: Fact = {
    rule: "question",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine: further?.endLine ?? block.endLine,
    subject: opening.question,
    attribute: ATTRIBUTE.answer,
    discriminator: "",
    question: { ask: "verbatim", text: opening.question, about: aboutOf(opening.question, block) },
    answer: parts.join("\n\n"),
    explicitId: explicitIds(block.directive).front,
  };
  return { facts: [fact], blocks: [block, ...(further?.blocks ?? [])] };
}

/** "**1.3 参数量**" after "**1.2 输出尺寸怎么计算？**" is the next of the same row, although it does not ask. */
function opensNumbered(block: Block): boolean {
  if (block.kind !== "paragraph") return false;
  const [first] = block.node.children;
  return first?.type === "strong" && /^\d{1,3}(?:\.\d{1,3})*[\s.、．)）:：]/.test(wordsOf([first]));
}

function isRule(block: Block): boolean {
  return block.kind === "other" && block.node.type === "thematicBreak";
}
