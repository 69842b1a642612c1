import type { Milliseconds } from "#lib/core/time.ts";
import { rowOf } from "./card-row.ts";
import type { CardDecision, CardRow } from "./card-row.ts";
import { isSame } from "./is-same.ts";

const DECISIONS: readonly CardDecision[] = ["suspended", "flag", "tags", "override", "archived"];

/** The card with the moment of every decision about it that is another one now. */
export function stamped(before: CardRow | null, after: CardRow, nowMs: Milliseconds): CardRow {
  if (before === null) return after;
  const changed = differingDecisions(before, after);
  if (changed.length === 0) return after;
  const stamps = Object.fromEntries(changed.map((name) => [name, nowMs]));
  return { ...after, decidedAtMs: { ...after.decidedAtMs, ...stamps } };
}

/** What is decided otherwise about the one than about the other. */
export function differingDecisions(first: CardRow, second: CardRow): readonly CardDecision[] {
  return DECISIONS.filter((name) => !isSame(first[name], second[name]));
}

/**
 * A card of two devices: of each decision the later one. Where it is not known which was later, as little as can be is
 * undone: a card that is suspended, flagged or tagged on one of them is so on both.
 */
export function withLaterDecisions(here: CardRow, there: CardRow): CardRow {
  const facts: { -readonly [Name in keyof CardRow]?: unknown } = {};
  const decidedAtMs: Partial<Record<CardDecision, Milliseconds>> = {};
  for (const name of DECISIONS) {
    const [ours, theirs] = [here.decidedAtMs?.[name], there.decidedAtMs?.[name]];
    const latest = Math.max(ours ?? -Infinity, theirs ?? -Infinity);
    if (latest > -Infinity) decidedAtMs[name] = latest;
    const isTheirs = (theirs ?? -Infinity) > (ours ?? -Infinity);
    const value = ours === theirs ? eitherOf(name, here, there) : (isTheirs ? there : here)[name];
    if (value !== undefined) facts[name] = value;
    if (name === "override" && isSame(value, there.override) && !isSame(value, here.override)) {
      const { deckId, topic, kind } = there;
      Object.assign(facts, { deckId, topic, kind });
    }
  }
  const { tags: _tags, override: _override, decidedAtMs: _decided, ...rest } = here;
  const stamps = Object.keys(decidedAtMs).length === 0 ? {} : { decidedAtMs };
  const buriedUntilDay = laterDay(here.buriedUntilDay, there.buriedUntilDay);
  const merged = rowOf({ ...rest, ...facts, ...stamps, buriedUntilDay } as CardRow);
  return isSame(withoutOrder(merged), withoutOrder(here)) ? here : { ...merged, revision: here.revision + 1 };
}

function eitherOf(name: CardDecision, here: CardRow, there: CardRow): unknown {
  switch (name) {
    case "suspended":
      return here.suspended || there.suspended;
    case "flag":
      return Math.max(here.flag, there.flag);
    case "tags": {
      const tags = [...new Set([...(here.tags ?? []), ...(there.tags ?? [])])].sort();
      return tags.length === 0 ? undefined : tags;
    }
    case "override":
      return here.override ?? there.override;
    case "archived":
      return here.archived;
  }
}

function laterDay(first: number | null, second: number | null): number | null {
  return first === null || second === null ? (first ?? second) : Math.max(first, second);
}

function withoutOrder(card: CardRow): unknown {
  return Object.entries(card).sort(([a], [b]) => (a < b ? -1 : 1));
}
