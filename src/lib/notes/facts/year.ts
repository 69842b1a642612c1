import { isAttribute } from "../outline/vocabulary.ts";
import type { ItemBlock } from "../outline/block.ts";
import { sliceOf } from "../outline/inline.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, BACK, type Fact } from "./fact.ts";
import { readNamedLine, type NamedLine } from "./naming.ts";
import type { NoteContext, Rule } from "./rule.ts";
import { readsLikeStatement } from "./statement.ts";
import { contextOf, headingPathOf, withinOf } from "./subject.ts";

/** "ResNet (2015)", "2015 - ResNet" in a list: the year of the name, and the name of a year that the note says once. */
export const yearRule: Rule = {
  name: "year",
  read: (block, note) => {
    if (block.kind !== "list") return null;
    const facts: Fact[] = [];
    const blocks: ItemBlock[] = [];
    for (const item of block.items) {
      if (!note.isFree(item)) continue;
      const line = readYearItem(item, note);
      if (line?.year === null || line === null) continue;
      facts.push(...yearFacts(item, line, line.year, note));
      // What it says beside the year is for other rules.
      if (line.by === "year") blocks.push(item);
    }
    return facts.length === 0 ? null : { facts, blocks };
  },
};

/** The item's name and year; null where it has none. */
export function readYearItem(item: ItemBlock, note: NoteContext): NamedLine | null {
  if (item.lead === null || typeof item.node.checked === "boolean") return null;
  const line = readNamedLine(sliceOf(item.lead, note.text));
  return line === null || line.year === null || isAttribute(line.name) || DATES.test(line.name) ? null : line;
}

/** Dates of the note, not of things. */
const DATES =
  /^(?:最后|最近)?(?:更新|修改|编辑|创建|日期|版本)|^(?:last )?(?:updated?|modified|created|date|version)\b/i;

function yearFacts(item: ItemBlock, line: NamedLine, year: string, note: NoteContext): readonly Fact[] {
  // The item's own card, if it says more than its year, has the author's id.
  const { front, back } = line.by === "year" ? explicitIds(item.directive) : explicitIds(null);
  const forward: Fact = {
    rule: "year",
    kind: "basic",
    context: contextOf(item),
    headingPath: headingPathOf(item),
    startLine: item.startLine,
    endLine: item.endLine,
    subject: line.name,
    attribute: ATTRIBUTE.year,
    discriminator: "",
    question: { ask: "year", of: readsLikeStatement(line.name) ? "event" : "name" },
    answer: year,
    explicitId: front,
  };
  if (readsLikeStatement(line.name) || timesWritten(year, note) > 1) return [forward];
  const question = { ask: "of-year", within: withinOf(item), year } as const;
  return [forward, { ...forward, discriminator: BACK, question, answer: line.name, explicitId: back }];
}

const counts = new WeakMap<NoteContext, ReadonlyMap<string, number>>();

/** How often the note writes a year: a year that stands there twice has several answers. */
function timesWritten(year: string, note: NoteContext): number {
  const known = counts.get(note) ?? countYears(note.text);
  counts.set(note, known);
  return known.get(year) ?? 0;
}

function countYears(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [year] of text.matchAll(/(?<![\d.])(?:18|19|20)\d\d(?![\d.]\d)/g))
    found.set(year, (found.get(year) ?? 0) + 1);
  return found;
}
