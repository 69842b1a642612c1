import { keyText } from "../key-text.ts";
import type { BlockOf } from "../outline/block.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { allClozes, showClozes, type Cloze, type ClozeIn } from "./cloze-text.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import { ATTRIBUTE, BLANK, type Fact, type Question } from "./fact.ts";
import { linesOf, type MarkedBlock } from "./mark-lines.ts";
import type { NoteContext, Reading } from "./rule.ts";
import { contextOf, headingPathOf, standingOf } from "./subject.ts";

type MarkableBlock = MarkedBlock | BlockOf<"formula"> | BlockOf<"code">;
type ClozeBlock = MarkableBlock | BlockOf<"table">;

/** `==x==`, each a card, and `{{c1::x::hint}}`, one card for each number; in formulas and fenced code only the latter. */
export function readClozes(block: MarkableBlock, note: NoteContext): Reading | null {
  const passage = passageOf(block, note);
  const facts = passage === null ? [] : clozeFacts(block, passage).map(({ fact }) => fact);
  return facts.length === 0 ? null : { facts, blocks: [block] };
}

/** A card of a passage, and what it hides. */
export interface ClozeFact {
  readonly fact: Fact;
  readonly hidden: readonly Cloze[];
}

/** The cards of a passage of a block. */
export function clozeFacts(block: ClozeBlock, passage: ClozePassage): readonly ClozeFact[] {
  const clozes = allClozes(passage.text, passage.where);
  const groups = [...new Set(clozes.map((cloze) => cloze.group))];
  return groups.flatMap((group) => {
    const hidden = clozes.filter((cloze) => cloze.group === group);
    const fact = factOf(block, passage, hidden, groups);
    return fact === null ? [] : [{ fact, hidden }];
  });
}

/** A text with marks. */
export interface ClozePassage {
  readonly text: string;
  readonly where: ClozeIn;
  /** Around the text on the card. */
  readonly open: string;
  readonly close: string;
}

function passageOf(block: MarkableBlock, note: NoteContext): ClozePassage | null {
  switch (block.kind) {
    case "formula":
      return { text: block.node.value, where: "formula", open: "$$\n", close: "\n$$" };
    case "code": {
      const { value, lang, position } = block.node;
      const written = note.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
      // Only in a fence: what is merely indented was not meant as a card.
      if (!/^(?:`{3,}|~{3,})/.test(written)) return null;
      const fence = fenceFor(value);
      return { text: value, where: "code", open: `${fence}${lang ?? ""}\n`, close: `\n${fence}` };
    }
    default:
      return { text: linesOf(block, note).join("\n"), where: "text", open: "", close: "" };
  }
}

/** Longer than any run of backquotes in the code. */
function fenceFor(code: string): string {
  const runs = [...code.matchAll(/`+/g)].map(([run]) => run.length);
  return "`".repeat(Math.max(2, ...runs) + 1);
}

function factOf(
  block: ClozeBlock,
  passage: ClozePassage,
  hidden: readonly Cloze[],
  groups: readonly string[],
): Fact | null {
  const [first] = hidden;
  if (first === undefined) return null;
  const shown = showClozes(passage.text, first.group, passage.where);
  // A paragraph that is highlighted as a whole is emphasised: nothing is left to ask with.
  const around = shown.replaceAll(BLANK, "").replaceAll(/[^\p{L}\p{N}]/gu, "");
  if (first.group.startsWith("=") && around === "") return null;
  const answers = [...new Set(hidden.map(answerOf))].filter((answer) => answer !== "");
  const [only = ""] = answers;
  const answer = answers.length === 1 ? only : answers.map(asItem).join("\n");
  const front = passage.open + shown + passage.close;
  const { subject, attributes } = subjectOf(block, hidden);
  const question: Question =
    subject === null
      ? { ask: "written", text: front }
      : { ask: "blank", of: first.where, attributes, ordinal: null, passage: front };
  return {
    rule: "mark",
    kind: "cloze",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine: block.endLine,
    subject: subject ?? [...shown].slice(0, 60).join(""),
    attribute: [...(subject === null ? [] : attributes), ATTRIBUTE.cloze].join(" · "),
    discriminator: hidden.map(({ inner, where }) => showClozes(inner, null, where)).join(" / "),
    question,
    answer,
    explicitId: idOf(block, first, groups),
  };
}

/** An item of a list, whose further lines stand below its first. */
function asItem(markdown: string): string {
  return `- ${markdown.replace(/\n(?=[^\n])/g, "\n  ")}`;
}

/** What the passage stands under, unless that says what is hidden. */
function subjectOf(
  block: ClozeBlock,
  hidden: readonly Cloze[],
): { readonly subject: string | null; readonly attributes: readonly string[] } {
  const { subject, attributes } = standingOf(block);
  const said = keyText([subject ?? "", ...attributes].join(" "));
  const isTold = hidden.some(({ inner }) => said.includes(keyText(inner)));
  return subject === null || isTold ? { subject: null, attributes: [] } : { subject, attributes };
}

function answerOf({ inner, where }: Cloze): string {
  const text = showClozes(inner, null, where);
  switch (where) {
    case "formula":
      return `$${text.trim()}$`;
    case "code": {
      const fence = fenceFor(text);
      if (text.includes("\n")) return `${fence}\n${text}\n${fence}`;
      const ticks = text.includes("`") ? fence : "`";
      return `${ticks}${text.startsWith("`") ? ` ${text} ` : text}${ticks}`;
    }
    case "text":
      return standingAlone(text.trim());
  }
}

/** The id of the block's first cloze is the block's own; the others' follow their number or their words. */
function idOf(block: ClozeBlock, cloze: Cloze, groups: readonly string[]): string | null {
  const { front } = explicitIds(block.directive);
  if (front === null || groups.length === 1 || cloze.group === "c1") return front;
  return cloze.group.startsWith("=") ? partId(front, cloze.inner) : `${front}.${cloze.group}`;
}
