import { keyText } from "../key-text.ts";
import type { Block } from "../outline/block.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import type { Fact } from "./fact.ts";
import type { Entry, Series } from "./series.ts";
import { contextOf, headingPathOf } from "./subject.ts";
import { weight } from "./wording.ts";

/** What all facts of one list have in common, and the place and words of one entry. */
export function entryBase(
  series: Series,
  entry: Entry,
): Pick<
  Fact,
  "context" | "headingPath" | "startLine" | "endLine" | "discriminator" | "answer" | "explicitId"
> {
  const { first, entries } = series;
  return {
    context: contextOf(first),
    headingPath: headingPathOf(first),
    startLine: Math.min(...entries.map(({ startLine }) => startLine)),
    endLine: entry.endLine,
    discriminator: entry.text,
    answer: entry.text,
    explicitId: idOf(first, entry),
  };
}

/** An id that the author gave the entry; one given to the list or its heading, with a part for the entry's words. */
function idOf(first: Block, entry: Entry): string | null {
  const own = entry.block === first ? null : entry.directive;
  if (own?.say === "id") return explicitIds(own).front;
  const heading = first.previous?.kind === "heading" ? first.headings.at(-1) : undefined;
  const { front } = explicitIds(first.directive ?? heading?.directive ?? null);
  return partId(front, entry.words);
}

/**
 * Whether an entry says something, asks nothing itself, and is short enough to be recalled.
 * @param maxWeight in units of `weight`
 */
export function isAskable({ words, text, isTask }: Entry, maxWeight: number): boolean {
  if (isTask || /[?？]$|https?:\/\//.test(words) || ELLIPSIS.test(words)) return false;
  return keyText(text) !== "" && weight(words) <= maxWeight && !text.includes("\n\n");
}

/** Entries that only say that there is more. */
const ELLIPSIS = /^(?:[.…·\s-]*|等等?|其他|其它|待补充|待完善|etc\.?|and so on|others?|todo.*|tbd.*)$/i;

/** The entry as a line of a list in a passage; its further lines belong to the same item. */
export function listLine(marker: string, text: string): string {
  return `${marker} ${text.replaceAll("\n", `\n${" ".repeat(marker.length + 1)}`)}`;
}
