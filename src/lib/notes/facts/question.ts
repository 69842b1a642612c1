import type { Block, BlockOf } from "../outline/block.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { readInlineQuestion, isInlineQuestion } from "./question-inline.ts";
import { answerFrom, type Answer } from "./question-answer.ts";
import { readItemQuestion, readPlainQuestion } from "./question-item.ts";
import { aboutOf, isQuestion } from "./question-text.ts";
import type { NoteContext, Reading, Rule } from "./rule.ts";
import { contextOf, headingPathOf } from "./subject.ts";

export { isQuestion } from "./question-text.ts";

/** Headings, bold lines and list items that ask, with the text under them as the answer. */
export const questionRule: Rule = {
  name: "question",
  // What stands under a heading with an id is its answer as a whole; so is what follows a bold question, in which no
  // other rule would see what it is about.
  readFirst: (block, note) => {
    if (block.kind === "item") return readItemQuestion(block, note);
    if (block.kind === "paragraph") return readInlineQuestion(block, note);
    if (block.kind !== "heading" || !isQuestion(block.heading)) return null;
    return block.directive?.say === "id" || holdsOneBlock(block)
      ? readHeading(block, note, () => false)
      : null;
  },
  read: (block, note) => {
    if (block.kind === "paragraph") return readPlainQuestion(block, note);
    if (block.kind !== "heading" || !isQuestion(block.heading)) return null;
    return readHeading(block, note, isInlineQuestion);
  },
};

function readHeading(
  block: BlockOf<"heading">,
  note: NoteContext,
  stops: (block: Block) => boolean,
): Reading | null {
  const answer = answerFrom(block.next, note, stops);
  if (answer === null) return null;
  return { facts: [factOf(block, answer)], blocks: answer.blocks };
}

function factOf(block: BlockOf<"heading">, answer: Answer): Fact {
  const { title } = block.heading;
  return {
    rule: "question",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: answer.startLine,
    endLine: answer.endLine,
    subject: title,
    attribute: ATTRIBUTE.answer,
    discriminator: "",
    question: {
      ask: "verbatim",
      text: title,
      about: aboutOf(title, { ...block, headings: block.headings.slice(0, -1) }),
    },
    answer: answer.text,
    explicitId: explicitIds(block.directive ?? answer.blocks[0]?.directive ?? null).front,
  };
}

/** A formula or code alone under a question answers it. */
function holdsOneBlock(heading: BlockOf<"heading">): boolean {
  const only = heading.next;
  return (
    (only?.kind === "formula" || only?.kind === "code") &&
    (only.next === null || only.next.kind === "heading")
  );
}
