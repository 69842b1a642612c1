import type { CardId, ExerciseId, TopicId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { EXERCISE_DECK, rowOf } from "./card-row.ts";
import type { CardReplacement, ExerciseCardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import { exerciseCards } from "./exercise-states.ts";
import { nextPosition } from "./next-position.ts";
import type { StorageProblem, TakenId } from "./problem.ts";
import type { Store } from "./schema.ts";
import { settledTables } from "./settle.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

/** An exercise of the catalogue and the card that schedules it. */
export interface ExerciseCardToSave {
  readonly cardId: CardId;
  readonly exerciseId: ExerciseId;
  readonly topic: TopicId;
}

/**
 * Makes the exercise cards those of the catalogue: new ones are added in its order, known ones keep their history,
 * those that left the catalogue are archived, those that came back are asked again.
 */
export async function ensureExerciseCards(
  store: Store,
  catalogue: readonly ExerciseCardToSave[],
): Promise<Result<void, TakenId | StorageProblem>> {
  const tables = [store.cards, ...settledTables(store)];
  return mended(store, () => write(store, tables, () => ensure(store, catalogue)));
}

async function ensure(
  store: Store,
  catalogue: readonly ExerciseCardToSave[],
): Promise<Result<void, TakenId>> {
  const stored = await exerciseCards(store);
  const known = new Map(stored.map((card) => [card.id, card]));
  const wanted = new Set(catalogue.map(({ cardId }) => cardId));
  const unknown = catalogue.filter(({ cardId }) => !known.has(cardId));
  const taken = (await store.cards.bulkGet(unknown.map(({ cardId }) => cardId))).find(
    (card) => card !== undefined,
  );
  if (taken !== undefined) return err({ kind: "id-taken", cardId: taken.id });

  const position = await nextPosition(store);
  const added = unknown.map((exercise, index) => newExerciseCard(exercise, position + index));
  const replacements: CardReplacement[] = added.map((after) => ({
    before: null,
    after,
  }));
  for (const { cardId, exerciseId, topic } of catalogue) {
    const before = known.get(cardId);
    if (before === undefined) continue;
    const revision = before.archived ? before.revision + 1 : before.revision;
    const after = rowOf({ ...before, exerciseId, topic, archived: false, revision });
    if (before.archived || before.topic !== topic || before.exerciseId !== exerciseId)
      replacements.push({ before, after });
  }
  for (const before of stored) {
    if (wanted.has(before.id) || before.archived) continue;
    replacements.push({ before, after: rowOf({ ...before, archived: true, revision: before.revision + 1 }) });
  }
  if (replacements.length > 0) await changeCards(store, replacements);
  return ok(undefined);
}

function newExerciseCard(
  { cardId, exerciseId, topic }: ExerciseCardToSave,
  position: number,
): ExerciseCardRow {
  return rowOf({
    id: cardId,
    kind: "exercise",
    exerciseId,
    deckId: EXERCISE_DECK,
    topic,
    position,
    revision: 0,
    memory: { phase: "new" },
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  });
}
