import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId } from "#lib/core/ids.ts";
import type { BrowseRow } from "#lib/store/browse-cards.ts";
import { figureOf } from "./match.ts";
import type { MatchContext } from "./match.ts";

/** Orders of the list; "added" is the one in which new cards are met. */
export const SORTS = ["added", "newest", "due", "recall", "difficulty", "stability"] as const;
export type Sort = (typeof SORTS)[number];

/** A card and its place in the order: by key, then by position. */
export interface Entry {
  readonly id: CardId;
  readonly key: number;
  readonly position: number;
}

/** The place of a card; cards without the figure come last. */
export function entryOf(row: BrowseRow, sort: Sort, context: MatchContext): Entry {
  return { id: row.id, key: keyOf(row, sort, context), position: row.position };
}

function keyOf(row: BrowseRow, sort: Sort, context: MatchContext): number {
  switch (sort) {
    case "added":
      return 0;
    case "newest":
      return -row.position;
    case "due":
      return figureOf(row, "due", context) ?? Infinity;
    case "recall":
      return figureOf(row, "r", context) ?? Infinity;
    case "difficulty":
      return -(figureOf(row, "d", context) ?? -Infinity);
    case "stability":
      return figureOf(row, "s", context) ?? Infinity;
    default:
      return assertNever(sort);
  }
}

/** A sorted list with more entries in it: sorts the few, then goes once through both. */
export function mergedWith(sorted: readonly Entry[], more: readonly Entry[]): readonly Entry[] {
  const added = [...more].sort(byPlace);
  const [first] = added;
  const last = sorted.at(-1);
  if (first === undefined) return sorted;
  if (last === undefined || byPlace(last, first) <= 0) return [...sorted, ...added];
  const merged: Entry[] = [];
  let at = 0;
  for (const entry of added) {
    for (let other = sorted[at]; other !== undefined && byPlace(other, entry) <= 0; other = sorted[++at])
      merged.push(other);
    merged.push(entry);
  }
  for (let other = sorted[at]; other !== undefined; other = sorted[++at]) merged.push(other);
  return merged;
}

function byPlace(first: Entry, second: Entry): number {
  // Subtracting would not do: infinite keys are alike.
  if (first.key !== second.key) return first.key < second.key ? -1 : 1;
  return first.position - second.position;
}
