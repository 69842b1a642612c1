import type { CardId, DeckId, ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import type { CardKey, CardKind } from "#lib/notes/card.ts";
import type { Memory } from "#lib/scheduling/memory.ts";

/** The deck that exercise cards are counted and scheduled under. */
export const EXERCISE_DECK = "gradus:exercises" as DeckId;

/** None, or one of seven colours. */
export type CardFlag = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What reviewing changes on a card; `revision` counts these changes. */
export interface CardState {
  readonly memory: Memory;
  readonly suspended: boolean;
  /** The first study day on which the card is shown again; null if it is not buried. */
  readonly buriedUntilDay: StudyDay | null;
  readonly flag: CardFlag;
}

/** What the learner decided about a card against what its note says; no import touches it. */
export interface CardOverride {
  readonly deckId?: DeckId;
  readonly topic?: TopicId;
  readonly kind?: NoteCardKind;
}

/** What the learner decides about a card, each thing by itself. */
export type CardDecision = "suspended" | "flag" | "tags" | "override" | "archived";

export type NoteCardKind = Exclude<CardKind, "exercise">;

interface CardBase extends CardState {
  readonly id: CardId;
  readonly deckId: DeckId;
  readonly topic: TopicId;
  /** Place among new cards, lowest first. */
  readonly position: number;
  /** Grows by one whenever the state changes; a write that read another revision is refused. */
  readonly revision: number;
  /** In no note any more (or in no catalogue): kept with its history, never asked. */
  readonly archived: boolean;
  /** The learner's own words for finding it again, sorted; absent where there are none. */
  readonly tags?: readonly string[];
  /** Absent where the card is as its note says. */
  readonly override?: CardOverride;
  /** How often it was forgotten in review since it was new; absent for never. */
  readonly lapses?: number;
  /** When each of these was decided last: of two devices the later one holds. Absent for what never was. */
  readonly decidedAtMs?: Readonly<Partial<Record<CardDecision, Milliseconds>>>;
}

export interface NoteCardFacts extends CardBase {
  readonly kind: NoteCardKind;
  readonly key: CardKey;
}

export interface ExerciseCardFacts extends CardBase {
  readonly kind: "exercise";
  readonly exerciseId: ExerciseId;
}

/** A card without the fields that indexes are made of. */
export type CardFacts = NoteCardFacts | ExerciseCardFacts;

/** Which queue a card waits in; "out" is suspended or archived. */
export type CardQueue = "new" | "new-exercise" | "steps" | "review" | "out";

/** Indexed, because IndexedDB can index neither booleans nor unions; always made by `placeOf`. */
export interface CardPlace {
  readonly queue: CardQueue;
  /** new: position; steps: due instant, ms; review: the study day it is ready on; out: 0. */
  readonly order: number;
}

export type NoteCardRow = NoteCardFacts & CardPlace;
export type ExerciseCardRow = ExerciseCardFacts & CardPlace;
export type CardRow = NoteCardRow | ExerciseCardRow;

/** The queue a card waits in and its order there. Burying delays a review card; a new one is filtered on reading. */
export function placeOf(card: CardFacts): CardPlace {
  if (card.suspended || card.archived) return { queue: "out", order: 0 };
  const { memory } = card;
  switch (memory.phase) {
    case "new":
      return { queue: card.kind === "exercise" ? "new-exercise" : "new", order: card.position };
    case "learning":
    case "relearning":
      return { queue: "steps", order: memory.dueAtMs satisfies Milliseconds };
    case "review":
      return { queue: "review", order: Math.max(memory.dueDay, card.buriedUntilDay ?? memory.dueDay) };
  }
}

/** The row that is stored for a card. */
export function rowOf<Facts extends CardFacts>(card: Facts): Facts & CardPlace {
  return { ...card, ...placeOf(card) };
}

/** The part of a card that undo restores. */
export function stateOf(card: CardState): CardState {
  const { memory, suspended, buriedUntilDay, flag } = card;
  return { memory, suspended, buriedUntilDay, flag };
}

/** Whether two cards have the same memory and switches, however they came by them. */
export function isSameState(first: CardState, second: CardState): boolean {
  return (
    first.suspended === second.suspended &&
    first.buriedUntilDay === second.buriedUntilDay &&
    first.flag === second.flag &&
    isSameMemory(first.memory, second.memory)
  );
}

/** Whether two memories are equal, whatever the order of their fields. */
export function isSameMemory(first: Memory, second: Memory): boolean {
  const fields = new Map<string, unknown>(Object.entries(first));
  const others = Object.entries(second);
  return fields.size === others.length && others.every(([name, value]) => Object.is(fields.get(name), value));
}

/** Whether burying hides the card on that day. */
export function isBuried(card: CardState, studyDay: StudyDay): boolean {
  return card.buriedUntilDay !== null && card.buriedUntilDay > studyDay;
}

/** A card before and after; null before it exists. */
export interface CardReplacement {
  readonly before: CardRow | null;
  readonly after: CardRow;
}
