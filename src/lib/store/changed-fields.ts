import type { DeckId, TopicId } from "#lib/core/ids.ts";
import { isSameMemory, rowOf } from "./card-row.ts";
import type { CardFacts, CardOverride, CardRow, CardState, NoteCardKind } from "./card-row.ts";
import { isSame } from "./is-same.ts";

/** What a learner's step may change on a card. */
interface ChangeableFields extends CardState {
  readonly deckId: DeckId;
  readonly topic: TopicId;
  readonly kind: NoteCardKind;
  readonly archived: boolean;
  /** Empty for none. */
  readonly tags: readonly string[];
  /** Empty where the card is as its note says. */
  readonly override: CardOverride;
  readonly lapses: number;
}

/** Those that a step did change. */
export type ChangedFields = Partial<ChangeableFields>;

/** The card with these fields, one revision on; what is empty is not stored. */
export function withFields(card: CardRow, fields: ChangedFields): CardRow {
  const { tags = card.tags ?? [], override = card.override ?? {}, ...counted } = fields;
  const { lapses = card.lapses ?? 0, ...others } = counted;
  const { tags: _tags, override: _override, lapses: _lapses, ...rest } = card;
  // An exercise card is given no kind: `fieldsOf` reads none from it.
  const facts = { ...rest, ...others, revision: card.revision + 1 } as CardFacts;
  return rowOf({
    ...facts,
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(override).length === 0 ? {} : { override }),
    ...(lapses === 0 ? {} : { lapses }),
  });
}

/** Whether the card still has these fields; one that a step did not archive must not be archived. */
export function hasFields(card: CardRow, fields: ChangedFields): boolean {
  const { memory, ...others } = { archived: false, ...fields };
  if (memory !== undefined && !isSameMemory(card.memory, memory)) return false;
  const now: Readonly<Record<string, unknown>> = readFields(card);
  return Object.entries(others).every(([name, value]) => isSame(now[name], value));
}

/** What a change made different, before and after; empty where nothing. */
export function differenceOf(
  before: CardRow,
  after: CardRow,
): { readonly before: ChangedFields; readonly after: ChangedFields } {
  const [from, to] = [readFields(before), readFields(after)];
  const difference: { before: Record<string, unknown>; after: Record<string, unknown> } = {
    before: {},
    after: {},
  };
  for (const name of NAMES) {
    const isKept = name === "memory" ? isSameMemory(from.memory, to.memory) : isSame(from[name], to[name]);
    if (isKept) continue;
    difference.before[name] = from[name];
    difference.after[name] = to[name];
  }
  return difference;
}

const NAMES = [
  "memory",
  "suspended",
  "buriedUntilDay",
  "flag",
  "deckId",
  "topic",
  "kind",
  "archived",
  "tags",
  "override",
  "lapses",
] as const satisfies readonly (keyof ChangeableFields)[];

/** The same for all cards: they are compared by the hundred thousand. */
const NO_TAGS: readonly string[] = [];
const NO_OVERRIDE: CardOverride = {};

type ReadFields = { readonly [Name in (typeof NAMES)[number]]: unknown } & Pick<CardRow, "memory">;

function readFields(card: CardRow): ReadFields {
  const { memory, suspended, buriedUntilDay, flag, deckId, topic, kind, archived } = card;
  const { tags = NO_TAGS, override = NO_OVERRIDE, lapses = 0 } = card;
  return { memory, suspended, buriedUntilDay, flag, deckId, topic, kind, archived, tags, override, lapses };
}
