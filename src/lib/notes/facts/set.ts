import { keyText } from "../key-text.ts";
import { isAttribute, isTasks } from "../outline/vocabulary.ts";
import { ATTRIBUTE, BLANK, type Fact } from "./fact.ts";
import { entryBase, isAskable, listLine } from "./list-fact.ts";
import type { NoteContext, Reading, Refusal, Rule } from "./rule.ts";
import { readSeries, type Entry, type Series } from "./series.ts";
import { standingOfList, type ListStanding } from "./standing-list.ts";
import { readsLikeStatement } from "./statement.ts";
import { weight } from "./wording.ts";
import type { Uncarded } from "../skip.ts";

/** More peers than that are not recalled as one set. */
const MAX_MEMBERS = 7;

/** In units of `weight`. Longer members are sentences to be read, not members to be recalled. */
const MAX_MEMBER_WEIGHT = 40;

/** A list of at most seven peers: each member, with the others in view. */
export const setRule: Rule = {
  name: "set",
  read: (block, note) => {
    if (block.kind !== "list" && block.kind !== "paragraph") return null;
    if (block.kind === "list" && block.items.length > MAX_MEMBERS) return null;
    const series = readSeries(block, note);
    if (series === null || series.entries.length > MAX_MEMBERS) return null;
    const standing = standingOfList(block, series.opening, note);
    if (standing === null || standing.isTitleOnly || isTasks(standing.title)) return null;
    const members = series.entries.filter((entry) => isMember(entry, series, note));
    if (members.length === 0 || (series.entries.length === 1 && !saysEnough(members))) return null;
    return readMembers(series, members, standing);
  },
};

function isMember(entry: Entry, { entries }: Series, note: NoteContext): boolean {
  if (!note.isFree(entry.block) || !isAskable(entry, MAX_MEMBER_WEIGHT) || entry.isTerm) return false;
  // The label of nested items is a member among labels, not among things with a text of their own.
  const isLabel = entry.block.kind === "item" && entry.block.firstNested !== null;
  // 优点 with what is nested below it is asked for by that name.
  if (isLabel && isAttribute(entry.words)) return false;
  return !isLabel || (entries.length > 1 && !entries.some(({ isTerm }) => isTerm));
}

function readMembers(series: Series, members: readonly Entry[], standing: ListStanding): Reading | null {
  const { entries } = series;
  const isStatement = members.some(({ words }) => readsLikeStatement(words));
  const facts: Fact[] = [];
  const refused: Refusal[] = [];
  const said = new Set<string>();
  for (const entry of members) {
    if (said.has(keyText(entry.text))) {
      const { startLine, endLine } = entry;
      refused.push({ startLine, endLine, reason: "duplicate", excerpt: entry.words.slice(0, 80) });
      continue;
    }
    said.add(keyText(entry.text));
    const { attributes, within, subject } = standing;
    const passage = entries.map((other) => listLine("-", other === entry ? BLANK : inView(other))).join("\n");
    facts.push({
      ...entryBase(series, entry),
      rule: "set",
      kind: entries.length === 1 ? "basic" : "set",
      endLine: Math.max(...entries.map(({ endLine }) => endLine)),
      subject,
      attribute: [...attributes, ATTRIBUTE.member].join(" · "),
      question:
        entries.length === 1
          ? { ask: "point", within, attributes }
          : {
              ask: "blank",
              of: isStatement ? "point" : "member",
              within,
              attributes,
              ordinal: null,
              passage,
            },
    });
  }
  const isShared = series.kind === "hand";
  const left = isShared ? entries.filter((entry) => !members.includes(entry)).map(leftEntry) : [];
  return { facts, refused, left, blocks: members.map((entry) => entry.block) };
}

/** A single word under a heading is no statement about it. */
function saysEnough(members: readonly Entry[]): boolean {
  return members.every(({ words }) => weight(words) >= 4);
}

function leftEntry({ startLine, endLine, words }: Entry): Uncarded {
  return { startLine, endLine, excerpt: words.slice(0, 80) };
}

/** In units of `weight`. */
const MAX_VIEW_WEIGHT = 40;

/** The entry as it stands beside the one that is asked for: where it explains a name at length, the name is enough. */
function inView({ text, words, block, isTerm }: Entry): string {
  if (weight(words) <= MAX_VIEW_WEIGHT) return text === "" ? "…" : text;
  return isTerm && block.kind === "item" && block.term !== null ? block.term.term : text;
}
