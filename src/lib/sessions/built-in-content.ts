import type { CardId } from "#lib/core/ids.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { saveNotes } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";
import { now } from "./clock.ts";
import type { NoteToSave } from "./note-to-save.ts";
import { keepPlans } from "./study-plan.ts";

/** The content that is in the store: the app's content version when it was put there. */
const INSTALLED: Setting<string | null> = {
  name: "built-in-content",
  parse: (stored) => (typeof stored === "string" ? stored : null),
};

/** Made from decks/ when the app is built; loaded only when there is something to install. */
const DECKS = import.meta.glob<NoteToSave>("./generated/decks/*.json", { import: "default" });

/**
 * Puts the built-in decks and exercises into the store when this version of the app brings others than are there, by
 * the door that the learner's notes come through.
 * @throws Error if the store does not take them
 */
export async function installBuiltInContent(store: Store): Promise<void> {
  if ((await readSetting(store, INSTALLED)) === __CONTENT_VERSION__) return;
  const [{ EXERCISES }, ...decks] = await Promise.all([
    import("#lib/exercises/catalogue.ts"),
    ...Object.values(DECKS).map((load) => load()),
  ]);
  const moment = now();
  await keepPlans(store, moment);
  unwrap(
    await saveNotes(
      store,
      decks.map(({ note, cards }) => ({ note: { ...note, importedAtMs: moment.atMs }, cards })),
    ),
  );
  unwrap(
    await ensureExerciseCards(
      store,
      EXERCISES.map(({ id, topic }) => ({ cardId: exerciseCardId(id), exerciseId: id, topic })),
    ),
  );
  unwrap(await writeSetting(store, INSTALLED, __CONTENT_VERSION__));
}

/** The card under which an exercise is scheduled. */
export function exerciseCardId(exerciseId: string): CardId {
  return `exercise:${exerciseId}` as CardId;
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
  if (!result.ok) throw new Error(`Built-in content could not be stored: ${result.error.kind}.`);
  return result.value;
}
