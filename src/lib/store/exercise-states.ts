import { Dexie } from "dexie";

import type { ExerciseId } from "#lib/core/ids.ts";
import { EXERCISE_DECK } from "./card-row.ts";
import type { ExerciseCardRow } from "./card-row.ts";
import type { Store } from "./schema.ts";

/** How an exercise stands. */
export interface ExerciseState {
  readonly card: ExerciseCardRow;
  /** A submission of it has passed at least once. */
  readonly passed: boolean;
}

/** Every exercise card, archived ones too. */
export async function exerciseCards(store: Store): Promise<ExerciseCardRow[]> {
  const cards = await store.cards
    .where("[deckId+queue+order]")
    .between([EXERCISE_DECK, Dexie.minKey, Dexie.minKey], [EXERCISE_DECK, Dexie.maxKey, Dexie.maxKey])
    .toArray();
  return cards.filter((card) => card.kind === "exercise");
}

/** Every exercise of the catalogue, in its order. */
export async function exerciseStates(store: Store): Promise<ExerciseState[]> {
  return store.transaction("r", [store.cards, store.submissions], async () => {
    const cards = await exerciseCards(store);
    const passed = await passedExercises(store);
    return cards
      .filter((card) => !card.archived)
      .sort((first, second) => first.position - second.position)
      .map((card) => ({ card, passed: passed.has(card.exerciseId) }));
  });
}

/** One step along the index an exercise, however many submissions it has. */
async function passedExercises(store: Store): Promise<ReadonlySet<ExerciseId>> {
  const keys = await store.submissions
    .where("[verdict.kind+exerciseId]")
    .between(["passed", Dexie.minKey], ["passed", Dexie.maxKey])
    .uniqueKeys();
  return new Set((keys as unknown as [string, ExerciseId][]).map(([, exerciseId]) => exerciseId));
}
