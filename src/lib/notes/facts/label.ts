import type { Block, BlockOf } from "../outline/block.ts";
import { sliceOf } from "../outline/inline.ts";
import { isAttribute, isCallout } from "../outline/vocabulary.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import type { NoteContext, Rule } from "./rule.ts";
import { contextOf, headingPathOf, standingOf, withinOf } from "./subject.ts";
import { withoutAnnouncement } from "./wording.ts";

/** Longer lists are not one answer. */
const MAX_ITEMS = 7;

/** A label with its text (**应用**：隐藏层), or a label or heading such as 特点 with the list under it. */
export const labelRule: Rule = {
  name: "label",
  read: (block, note) => {
    if (block.kind === "paragraph") return readLabelled(block);
    if (block.kind === "list") return readListUnderAttribute(block, note);
    return null;
  },
};

function readLabelled(block: BlockOf<"paragraph">): ReturnType<Rule["read"]> {
  const { label } = block;
  if (label === null || label.text === "" || isCallout(label.label) || withoutAnnouncement(label.text) === "")
    return null;
  const answer = withoutAnnouncement(label.text);
  const base = baseOf(block);
  if (!isAttribute(label.label)) {
    const question = { ask: "meaning", within: withinOf(block) } as const;
    const fact: Fact = { ...base, subject: label.label, attribute: ATTRIBUTE.meaning, question, answer };
    return { facts: [fact], blocks: [block] };
  }
  const { subject, attributes } = standingOf(block, [label.label]);
  if (subject === null) return null;
  const question = { ask: "attribute", attributes } as const;
  return {
    facts: [{ ...base, subject, attribute: attributes.join(" · "), question, answer }],
    blocks: [block],
  };
}

function readListUnderAttribute(block: BlockOf<"list">, note: NoteContext): ReturnType<Rule["read"]> {
  const { subject, attributes } = standingOf(block);
  const isFree = block.items.every((item) => note.isFree(item) && item.firstNested === null);
  // Where most items name something, each is a fact of its own.
  const isOneAnswer = block.items.filter((item) => item.term !== null).length * 2 < block.items.length;
  if (
    subject === null ||
    attributes.length === 0 ||
    !isFree ||
    !isOneAnswer ||
    block.items.length > MAX_ITEMS
  )
    return null;
  if (block.node.ordered === true || !opensItsSection(block)) return null;
  const question = { ask: "attribute", attributes } as const;
  const answer = sliceOf(block.node, note.text);
  const fact: Fact = { ...baseOf(block), subject, attribute: attributes.join(" · "), question, answer };
  return { facts: [fact], blocks: [block] };
}

/** Directly under the label or heading that names the attribute. */
function opensItsSection(block: Block): boolean {
  const before = block.previous;
  if (before === null) return block.parent === null || block.parent.kind === "item";
  return before.kind === "heading" || (before.kind === "paragraph" && before.label?.text === "");
}

function baseOf(block: Block): Omit<Fact, "subject" | "attribute" | "question" | "answer"> {
  return {
    rule: "label",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine: block.endLine,
    discriminator: "",
    explicitId: explicitIds(block.directive).front,
  };
}
