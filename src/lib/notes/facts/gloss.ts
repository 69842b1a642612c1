import { assertNever } from "#lib/core/assert-never.ts";
import type { Block, BlockOf, ItemBlock } from "../outline/block.ts";
import { sliceOf } from "../outline/inline.ts";
import { isAdvice, isAttribute, isCallout } from "../outline/vocabulary.ts";
import { keyText } from "../key-text.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { askedAttributes } from "./attributes.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import { ATTRIBUTE, BACK, BLANK, type Fact } from "./fact.ts";
import { readNamedLine, type NamedLine } from "./naming.ts";
import { isProcess } from "./process.ts";
import type { NoteContext, Reading, Rule } from "./rule.ts";
import { readSeries } from "./series.ts";
import { readsLikeStatement } from "./statement.ts";
import { standingOfList } from "./standing-list.ts";
import { contextOf, headingPathOf, standingOf, withinOf } from "./subject.ts";
import { readTermLines, type TermLine } from "./term-lines.ts";
import { weight } from "./wording.ts";

/** `TERM - text`, `TERM（gloss）`, `**TERM** text` in a list, and terms on lines of their own. */
export const glossRule: Rule = {
  name: "gloss",
  read: (block, note) => {
    if (block.kind === "list") return readList(block, note);
    return block.kind === "paragraph" ? readLines(block, note) : null;
  },
};

interface Gloss {
  readonly item: ItemBlock;
  readonly line: NamedLine;
}

function readList(list: BlockOf<"list">, note: NoteContext): Reading | null {
  const glosses = glossesOf(list, note);
  if (glosses.length === 0) return null;
  const saying = countSayings(glosses.map(({ line }) => line.text));
  const facts = glosses.flatMap(({ item, line }): readonly Fact[] => {
    const { front, back } = explicitIds(item.directive);
    const isUnique = saying.get(keyText(line.text)) === 1 && note.itemsSaying(line.text) === 0;
    const mayAskBack = isUnique && glosses.length > 1 && pointsBack(line);
    const ids = { front, back: mayAskBack ? back : undefined };
    if (line.by === "arrow" && !withinOf(item).some(isAdvice)) return [arrowFact(item, line, front)];
    return isTranslation(line)
      ? translationFacts(item, line, ids)
      : glossFacts(item, item, { term: line.name, text: line.text }, ids);
  });
  // The other name of a thing is one fact; that it is one of these things is another.
  const isAlsoSet =
    list.items.length <= 7 &&
    glosses.length === list.items.length &&
    glosses.every(({ line }) => isTranslation(line)) &&
    list.items.every((item) => note.isFree(item)) &&
    standingOfList(list, "", note)?.isTitleOnly === false;
  return { facts, blocks: isAlsoSet ? [] : glosses.map(({ item }) => item) };
}

/** The items of a list that name something and say what it is; null-like empty where the list is of another kind. */
export function glossesOf(list: BlockOf<"list">, note: NoteContext): readonly Gloss[] {
  const found: Gloss[] = [];
  for (const item of list.items) {
    if (item.lead === null || !note.isFree(item) || typeof item.node.checked === "boolean") continue;
    if (item.term !== null && item.term.text !== "") continue;
    const line = readNamedLine(sliceOf(item.lead, note.text));
    if (line === null || line.text === "" || isAttribute(line.name) || isCallout(line.name)) continue;
    found.push({ item, line });
  }
  const counts = new Map<NamedLine["by"], number>();
  for (const { line } of found) counts.set(line.by, (counts.get(line.by) ?? 0) + 1);
  return found.filter(({ line }) => isGlossAmong(line, counts.get(line.by) ?? 0, list));
}

/** Whether a line is a gloss, judged by how many of its list are written like it: one alone may be chance. */
function isGlossAmong({ by }: NamedLine, alike: number, { node, items }: BlockOf<"list">): boolean {
  const share = alike / items.length;
  switch (by) {
    case "copula":
      return true;
    case "dash":
      return node.ordered !== true || share >= 0.5;
    case "bold":
      return alike > 1;
    case "bracket":
      return share > 0.5;
    case "colon":
    case "equals":
    case "arrow":
      return share > 0.5 && alike > 1;
    case "year":
    case "term":
      return false;
    default:
      return assertNever(by);
  }
}

function countSayings(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(keyText(text), (counts.get(keyText(text)) ?? 0) + 1);
  return counts;
}

/** "Self-Attention（自注意力）": one name in two languages. */
function isTranslation({ name, text, by }: NamedLine): boolean {
  const isHanText = /^[\p{Script=Han}·/]{2,10}$/u.test(text) && !/的|^一种/.test(text);
  const isLatinText = /^[A-Za-z][A-Za-z' -]{2,60}$/.test(text) && !readsLikeStatement(text);
  const isHanName = /\p{Script=Han}/u.test(name);
  return by === "bracket" && (isHanName ? isLatinText : isHanText);
}

/** In characters. A longer text is too much for a question. */
const MAX_ASKED_LENGTH = 160;

/** Whether the text leads back to the name: it says enough, and does not say the name. */
function pointsBack({ name, text, by }: NamedLine): boolean {
  const bare = keyText(name.replace(/[（(].*$/, "")) || keyText(name);
  if (!/\p{L}/u.test(text) || [...text].length > MAX_ASKED_LENGTH || keyText(text).includes(bare))
    return false;
  // A number with its unit fits many things.
  if (/\d/.test(text) && weight(text.replace(/[\d.,%]+/g, "")) < 4) return false;
  return by !== "arrow" && weight(text) >= (by === "bracket" ? 2 : 6);
}

/** "过拟合 → 加正则项": what the thing leads to. */
function arrowFact(item: ItemBlock, { name, text }: NamedLine, id: string | null): Fact {
  const passage = `${name} → ${BLANK}`;
  return {
    ...baseOf(item, item),
    kind: "cloze",
    subject: name,
    attribute: ATTRIBUTE.meaning,
    question: { ask: "blank", of: "text", within: withinOf(item), attributes: [], ordinal: null, passage },
    answer: standingAlone(text),
    explicitId: id,
  };
}

/** In which language the other name is, and back. */
function translationFacts(item: ItemBlock, { name, text }: NamedLine, ids: GlossIds): readonly Fact[] {
  const into = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  const forward: Fact = {
    ...baseOf(item, item),
    subject: name,
    attribute: ATTRIBUTE.meaning,
    question: { ask: "translation", words: name, into },
    answer: standingAlone(text),
    explicitId: ids.front,
  };
  if (ids.back === undefined) return [forward];
  const question = { ask: "translation", words: text, into: into === "zh" ? "en" : "zh" } as const;
  return [
    forward,
    { ...forward, discriminator: BACK, question, answer: standingAlone(name), explicitId: ids.back },
  ];
}

interface GlossIds {
  readonly front: string | null;
  /** Undefined: the text does not lead back. */
  readonly back: string | null | undefined;
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

type Base = Pick<
  Fact,
  "rule" | "kind" | "context" | "headingPath" | "startLine" | "endLine" | "discriminator"
>;

function baseOf(place: Block, { startLine, endLine }: Lines): Base {
  return {
    rule: "gloss",
    kind: "basic",
    context: contextOf(place),
    headingPath: headingPathOf(place),
    startLine,
    endLine,
    discriminator: "",
  };
}

/** Term and text as facts. */
function glossFacts(
  place: Block,
  lines: Lines,
  { term, text }: { readonly term: string; readonly text: string },
  ids: GlossIds,
): readonly Fact[] {
  const base = { ...baseOf(place, lines), answer: standingAlone(text), explicitId: ids.front };
  if (isAttribute(term)) {
    const { subject, attributes } = standingOf(place, [term]);
    if (subject === null) return [];
    const question = { ask: "attribute", attributes: askedAttributes(attributes) } as const;
    return [{ ...base, subject, attribute: attributes.join(" · "), question }];
  }
  const within = withinOf(place);
  const forward: Fact = {
    ...base,
    subject: term,
    attribute: ATTRIBUTE.meaning,
    question: { ask: "meaning", within },
  };
  if (ids.back === undefined || within.some(isAdvice)) return [forward];
  const question = { ask: "which", within, text } as const;
  return [
    forward,
    { ...forward, discriminator: BACK, question, answer: standingAlone(term), explicitId: ids.back },
  ];
}

/** Terms on lines of one paragraph, or in a list numbered by hand. */
function readLines(block: BlockOf<"paragraph">, note: NoteContext): Reading | null {
  const series = readSeries(block, note);
  if (series !== null) {
    const standing = standingOfList(block, series.opening, note);
    if (isProcess(series, standing?.title ?? "", standing?.intro ?? series.opening)) return null;
  }
  const lines = readTermLines(block, series, note);
  if (lines === null || block.headings.length === 0) return null;
  if (lines.some((line) => !note.isFree(line.block) || ABOUT_NOTE.test(line.term))) return null;
  const saying = countSayings(lines.map(({ text }) => text));
  const facts = lines.flatMap((line): readonly Fact[] => {
    const isUnique = saying.get(keyText(line.text)) === 1 && note.itemsSaying(line.text) === 0;
    const asksBack = isUnique && pointsBack({ name: line.term, text: line.text, year: null, by: "dash" });
    const id = idOfLine(line, lines);
    return glossFacts(line.block, line, line, {
      front: id,
      back: asksBack ? (id === null ? null : `${id}.back`) : undefined,
    });
  });
  return facts.length === 0 ? null : { facts, blocks: [...new Set(lines.map((line) => line.block))] };
}

/** What a note says of itself. */
const ABOUT_NOTE =
  /^(?:作者|日期|时间|标签|分类|来源|链接|版本|地址|邮箱|状态|更新.*|authors?|date|tags?|categor(?:y|ies)|source|link|url|version|status|email|updated?)$/i;

function idOfLine(line: TermLine, lines: readonly TermLine[]): string | null {
  const { front } = explicitIds(line.block.directive);
  const isAlone = lines.filter(({ block }) => block === line.block).length === 1;
  return isAlone ? front : partId(front, line.term);
}
