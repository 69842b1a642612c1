import { answerLikeness, type Entry } from "./entry.ts";
import { byName, type NameOf, type Pairing } from "./pairing.ts";

/** Alike enough for two cards of one group that stand between the same neighbours. */
const ALIKE = 0.3;

/** The same where nothing else could be meant: one card gone, one new, with a known neighbour. */
const ALONE = 0.15;

/** Larger stretches without a known card are left to be asked about. */
const MOST_CELLS = 40_000;

/**
 * Pairs reworded steps, members, formulas: within each group (cards of one heading, subject and attribute) what is not
 * known stands in stretches between known neighbours, and in a stretch the order stays.
 */
export function alignGroups(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  groupOf: NameOf,
): void {
  const before = byName(stored, groupOf);
  for (const [group, now] of byName(incoming, groupOf)) alignGroup(pairing, before.get(group) ?? [], now);
}

function alignGroup(pairing: Pairing, stored: readonly Entry[], incoming: readonly Entry[]): void {
  if (pairing.free(stored).length === 0 || pairing.free(incoming).length === 0) return;
  const anchors = orderedAnchors(pairing, stored, incoming);
  const before = stretches(pairing, stored, new Set(anchors.map(([from]) => from)));
  const now = stretches(pairing, incoming, new Set(anchors.map(([, to]) => to)));
  now.forEach((entries, index) => alignStretch(pairing, before[index] ?? [], entries, anchors.length > 0));
}

/** The longest run of known pairs that stand in the same order on both sides. */
function orderedAnchors(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
): readonly (readonly [Entry, Entry])[] {
  const place = new Map(stored.map((entry, index) => [entry, index]));
  const pairs = incoming.flatMap((entry) => {
    const match = pairing.storedOf(entry);
    const at = match === undefined ? undefined : place.get(match);
    return match === undefined || at === undefined ? [] : [{ at, pair: [match, entry] as const }];
  });
  // Patience: `tails[n]` ends the best run of n + 1 pairs so far.
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  pairs.forEach(({ at }, index) => {
    let low = 0;
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? undefined : tails[low - 1];
    tails[low] = index;
  });
  const run: (readonly [Entry, Entry])[] = [];
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) {
    const found = pairs[index];
    if (found !== undefined) run.unshift(found.pair);
  }
  return run;
}

/** The free cards before the first anchor, between it and the second, and so on. */
function stretches(pairing: Pairing, entries: readonly Entry[], anchors: ReadonlySet<Entry>): Entry[][] {
  const found: Entry[][] = [[]];
  for (const entry of entries) {
    if (anchors.has(entry)) found.push([]);
    else if (pairing.isFree(entry)) found.at(-1)?.push(entry);
  }
  return found;
}

/** The pairs in order whose likenesses add up to most. */
function alignStretch(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  anchored: boolean,
): void {
  if (stored.length * incoming.length > MOST_CELLS) return;
  const least = anchored && stored.length === 1 && incoming.length === 1 ? ALONE : ALIKE;
  const width = incoming.length + 1;
  const best = new Float64Array((stored.length + 1) * width);
  const worth = new Float64Array(best.length);
  for (let row = stored.length - 1; row >= 0; row--) {
    for (let column = incoming.length - 1; column >= 0; column--) {
      const [before, now] = [stored[row], incoming[column]];
      const cell = row * width + column;
      const alike =
        before === undefined || now === undefined || before.isBack !== now.isBack
          ? 0
          : answerLikeness(before, now);
      worth[cell] = alike >= least ? alike + (best[cell + width + 1] ?? 0) : 0;
      best[cell] = Math.max(worth[cell], best[cell + width] ?? 0, best[cell + 1] ?? 0);
    }
  }
  for (let row = 0, column = 0; row < stored.length && column < incoming.length;) {
    const cell = row * width + column;
    const [before, now] = [stored[row], incoming[column]];
    if (worth[cell] !== 0 && worth[cell] === best[cell] && before !== undefined && now !== undefined) {
      pairing.pair(before, now);
      row += 1;
      column += 1;
    } else if (best[cell + width] === best[cell]) row += 1;
    else column += 1;
  }
}
