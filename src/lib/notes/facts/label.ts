import type { Block, BlockOf } from "../outline/block.ts";
import { sliceBetween, sliceOf } from "../outline/inline.ts";
import { readNumberedLine } from "../outline/numbering.ts";
import { isRunIn } from "../outline/label.ts";
import { cleanTitle } from "../outline/titles.ts";
import { isAttribute, isCallout } from "../outline/vocabulary.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { askedAttributes } from "./attributes.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { glossesOf } from "./gloss.ts";
import { isProcess } from "./process.ts";
import type { NoteContext, Rule } from "./rule.ts";
import { readSeries, type Series } from "./series.ts";
import { contextOf, headingPathOf, standingOf, withinOf } from "./subject.ts";
import { readTermLines } from "./term-lines.ts";
import { withoutAnnouncement, withoutLead } from "./wording.ts";
import { readYearItem } from "./year.ts";

/** Longer lists are not one answer. */
const MAX_ITEMS = 7;

/** A label with its text (**应用**：隐藏层), or a label or heading such as 特点 with the list under it. */
export const labelRule: Rule = {
  name: "label",
  read: (block, note) => {
    if (block.kind === "paragraph") return readLabelled(block, note) ?? readListUnderAttribute(block, note);
    if (block.kind === "list") return readListUnderAttribute(block, note);
    return null;
  },
};

function readLabelled(block: BlockOf<"paragraph">, note: NoteContext): ReturnType<Rule["read"]> {
  const { label } = block;
  if (label === null || label.text === "" || isCallout(label.label)) return null;
  const said = isRunIn(block.node) ? withoutLead(label.text) : withoutAnnouncement(label.text);
  if (said === "") return null;
  if (startsSteps(block, note) || hasLabelsOnEveryLine(block, note)) return null;
  const answer = standingAlone(said);
  const base = baseOf(block);
  if (!isAttribute(label.label)) {
    const question = { ask: "meaning", within: withinOf(block) } as const;
    const terms = base.explicitId === null ? termsIn(label.label, answer) : [[label.label, answer] as const];
    const facts = terms.map(([subject, text]): Fact => ({
      ...base,
      subject,
      attribute: ATTRIBUTE.meaning,
      question,
      answer: text,
    }));
    return { facts, blocks: [block] };
  }
  const { subject, attributes } = standingOf(block, [label.label]);
  if (subject === null) return null;
  const question = { ask: "attribute", attributes: askedAttributes(attributes) } as const;
  return {
    facts: [{ ...base, subject, attribute: attributes.join(" · "), question, answer }],
    blocks: [block],
  };
}

/** "**贪心搜索**：…；**束搜索**：…": several terms on one line, each with its text. */
function termsIn(label: string, text: string): readonly (readonly [string, string])[] {
  const [own = "", ...others] = text.split(/[；;]\s*(?=\*\*[^*\n]{1,40}(?:\*\*[:：]|[:：]\*\*))/);
  const terms = others.map((part): readonly [string, string] => {
    const [, term = "", said = ""] = /^\*\*([^*]+?)[:：]?\*\*[:：]?\s*(.*)$/s.exec(part) ?? [];
    return [cleanTitle(term), said];
  });
  return terms.every(([term, said]) => term !== "" && said.trim() !== "")
    ? [[label, own], ...terms]
    : [[label, text]];
}

/** "**第一步**：…" counts; it names nothing. */
function startsSteps(block: BlockOf<"paragraph">, note: NoteContext): boolean {
  const [line = ""] = sliceOf(block.node, note.text).split("\n");
  return readNumberedLine(line)?.saysStep === true;
}

/** "**优点**：…" and on the next line "**缺点**：…": each line is a fact of its own. */
function hasLabelsOnEveryLine(block: BlockOf<"paragraph">, note: NoteContext): boolean {
  return (
    block.node.position?.start.line !== block.node.position?.end.line &&
    readTermLines(block, null, note) !== null
  );
}

function readListUnderAttribute(
  block: BlockOf<"list"> | BlockOf<"paragraph">,
  note: NoteContext,
): ReturnType<Rule["read"]> {
  const { subject, attributes } = standingOf(block);
  if (subject === null || attributes.length === 0 || !opensItsSection(block)) return null;
  if (block.kind === "list" && block.items.length > MAX_ITEMS) return null;
  const series = readSeries(block, note);
  if (series === null || series.entries.length > MAX_ITEMS) return null;
  if (series.kind !== "bulleted" && isProcess(series, attributes.at(-1) ?? "", series.opening)) return null;
  if (series.entries.some((entry) => entry.isTask)) return null;
  const places = series.entries.map((entry) => entry.block);
  const isFree = places.every(
    (place) => note.isFree(place) && !(place.kind === "item" && place.firstNested !== null),
  );
  if (!isFree || !isOneAnswer(series)) return null;
  const question = { ask: "attribute", attributes: askedAttributes(attributes) } as const;
  const answer = answerOf(block, series, note);
  if (answer === null) return null;
  const endLine = Math.max(...series.entries.map((entry) => entry.endLine));
  const fact: Fact = {
    ...baseOf(block),
    endLine,
    subject,
    attribute: attributes.join(" · "),
    question,
    answer,
  };
  // Years and glosses in it are facts of their own, for the rules that read them.
  const says = block.kind === "list" ? saysMore(block, note) : new Set<Block>();
  return {
    facts: [fact],
    blocks: says.size === 0 ? [block, ...places] : places.filter((place) => !says.has(place)),
  };
}

/** Items that another rule makes facts of. */
function saysMore(list: BlockOf<"list">, note: NoteContext): ReadonlySet<Block> {
  const years = list.items.filter((item) => readYearItem(item, note) !== null);
  return new Set<Block>([...years, ...glossesOf(list, note).map(({ item }) => item)]);
}

/** Where most items name something and say what it is, each is a fact of its own. */
function isOneAnswer({ kind, entries, first }: Series): boolean {
  const terms = entries.filter(({ block, isTerm }) =>
    block.kind === "item" ? block.term !== null : isTerm,
  ).length;
  // In a numbered list nobody else reads fewer terms than half.
  return terms * 2 < entries.length + (kind === "bulleted" || first.kind !== "list" ? 0 : 1);
}

/** The list as it stands; null where other blocks stand in it. */
function answerOf(
  block: BlockOf<"list"> | BlockOf<"paragraph">,
  series: Series,
  note: NoteContext,
): string | null {
  if (block.kind === "list")
    return series.entries.length === block.items.length ? sliceOf(block.node, note.text) : null;
  const last = series.entries.at(-1)?.block;
  for (let at: Block | null = block; at !== null && at !== last; at = at.next)
    if (at.kind !== "paragraph") return null;
  return last === undefined ? null : sliceBetween(block.node, last.node, note.text);
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
