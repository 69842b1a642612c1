import type { FootnoteDefinition } from "mdast";

import { maskInline } from "../parse/inline-mask.ts";
import type { Block } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import type { Fact, Question } from "./fact.ts";
import type { NoteContext } from "./rule.ts";

const REFERENCE = /\[\^([^\]\s]{1,60})\](?!:)/g;

/** Facts with the footnotes that their answers refer to, and the footnotes that have found their place. */
export interface WithFootnotes {
  readonly facts: readonly Fact[];
  readonly joined: ReadonlySet<Block>;
}

/** A footnote stands elsewhere, but belongs to what refers to it: it goes below the answer. Questions do without. */
export function joinFootnotes(
  facts: readonly Fact[],
  blocks: readonly Block[],
  note: NoteContext,
): WithFootnotes {
  const definitions = new Map<string, { block: Block; markdown: string }>();
  for (const block of blocks) {
    if (block.kind !== "other" || block.node.type !== "footnoteDefinition" || !note.isFree(block)) continue;
    const id = block.node.identifier.toLowerCase();
    const markdown = definitionOf(block.node, note.text);
    if (markdown !== "" && !definitions.has(id)) definitions.set(id, { block, markdown });
  }
  const joined = new Set<Block>();
  if (definitions.size === 0) return { facts, joined };
  const withFootnotes = facts.map((fact): Fact => {
    const ids = referencesIn(fact.answer).filter((id) => definitions.has(id));
    const found = [...new Set(ids)].flatMap((id) => definitions.get(id) ?? []);
    for (const { block } of found) joined.add(block);
    const question = withoutReferences(fact.question, (id) => definitions.has(id));
    return {
      ...fact,
      question,
      answer: [fact.answer, ...found.map(({ markdown }) => markdown)].join("\n\n"),
    };
  });
  return { facts: withFootnotes, joined };
}

function definitionOf(node: FootnoteDefinition, text: string): string {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first === undefined || last === undefined) return "";
  const words = sliceBetween(first, last, text);
  return words === ""
    ? ""
    : `[^${node.label ?? node.identifier}]: ${words.replace(/\n(?=[^\n])/g, "\n    ")}`;
}

function referencesIn(markdown: string): readonly string[] {
  if (!markdown.includes("[^")) return [];
  return [...maskInline(markdown).matchAll(REFERENCE)].map(([, id = ""]) => id.toLowerCase());
}

/** The question with every text in it, whatever it is called, freed from references. */
function withoutReferences(question: Question, isKnown: (id: string) => boolean): Question {
  const entries = Object.entries(question).map(([name, value]: [string, unknown]) => {
    if (typeof value !== "string" || !value.includes("[^")) return [name, value];
    return [name, value.replace(REFERENCE, (whole, id: string) => (isKnown(id.toLowerCase()) ? "" : whole))];
  });
  return Object.fromEntries(entries) as Question;
}
