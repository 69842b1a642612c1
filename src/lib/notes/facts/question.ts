import { isAttribute } from "../outline/vocabulary.ts";
import type { Block, Heading } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE } from "./fact.ts";
import type { NoteContext, Rule } from "./rule.ts";
import { contextOf, headingPathOf, standingOf } from "./subject.ts";
import { ANNOUNCES, withoutAnnouncement } from "./wording.ts";

/** A heading that asks, with the text under it as the answer. */
export const questionRule: Rule = {
  name: "question",
  read: (block, note) => {
    if (block.kind !== "heading" || !isQuestion(block.heading)) return null;
    const answer = answerBlocks(block, note);
    const first = answer[0];
    const last = answer.at(-1);
    if (first === undefined || last === undefined) return null;
    const text = withoutOpenEnd(sliceBetween(first.node, last.node, note.text), last);
    if (text === "") return null;
    return {
      facts: [
        {
          rule: "question",
          kind: "basic",
          context: contextOf(block),
          headingPath: headingPathOf(block),
          startLine: first.startLine,
          endLine: last.endLine,
          subject: block.heading.title,
          attribute: ATTRIBUTE.answer,
          discriminator: "",
          question: { ask: "verbatim", text: block.heading.title, about: aboutOf(block) },
          answer: text,
          explicitId: explicitIds(block.directive ?? first.directive).front,
        },
      ],
      blocks: answer,
    };
  },
};

const ASKS = /[?？]\s*$/;
const ASKS_IN_WORDS =
  /^(?:什么是|为什么|为何|如何|怎么|怎样|何时|什么时候|(?:what|why|how|when|which|where|who)(?:['’]s)? (?!to use$))/i;

function isQuestion(heading: Heading): boolean {
  if (ASKS.test(heading.written)) return true;
  return ASKS_IN_WORDS.test(heading.title) && [...heading.title].length >= 5;
}

/** A question that names nothing itself (如何选择？) is about the heading above it. */
function aboutOf(block: Block & { kind: "heading" }): string | null {
  const { title } = block.heading;
  const words = title.replace(/[?？]/g, "");
  const namesNothing =
    isAttribute(words) ||
    /^(?:为什么|为何|如何\S{0,3}|怎么\S{0,3}|怎样\S{0,3}|why|how|when|what)(?: to \w+| does it \w+| is it)?$/i.test(
      words,
    );
  if (!namesNothing) return null;
  const above = standingOf({ ...block, headings: block.headings.slice(0, -1) });
  return above.subject;
}

/** The unbroken run of blocks under the heading that no more specific rule has taken. */
function answerBlocks(heading: Block, note: NoteContext): Block[] {
  const blocks: Block[] = [];
  let block = heading.next;
  while (block !== null && block.kind !== "heading" && isUntouched(block, note)) {
    blocks.push(block);
    block = block.next;
  }
  const told = blocks.filter((found) => found.kind !== "other" && found.kind !== "html");
  // A label at the end is about what another rule has taken.
  while (isBareLabel(told.at(-1))) told.pop();
  return told;
}

function isBareLabel(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.label !== null && block.label.text === "";
}

/** "常见的有：" at the end announces a list or table that another rule has taken. */
function withoutOpenEnd(answer: string, last: Block): string {
  if (last.kind !== "paragraph" || !/[:：]\s*$/.test(answer)) return answer;
  const closed = withoutAnnouncement(answer);
  return closed !== "" || ANNOUNCES.test(answer) ? closed : answer.replace(/\s*[:：]\s*$/, "");
}

/** Whether no rule has taken the block or anything in it. */
function isUntouched(block: Block, note: NoteContext): boolean {
  if (!note.isFree(block)) return false;
  if (block.kind === "list") return block.items.every((item) => isUntouched(item, note));
  if (block.kind !== "item") return true;
  let nested = block.firstNested;
  while (nested !== null && isUntouched(nested, note)) nested = nested.next;
  return nested === null;
}
