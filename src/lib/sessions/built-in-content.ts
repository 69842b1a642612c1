import type { CardId, NoteId } from "#lib/core/ids.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { saveNote } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";
import { now } from "./clock.ts";
import { keepPlans } from "./study-plan.ts";

/** The content that is in the store: the app's content version when it was put there. */
const INSTALLED: Setting<string | null> = {
  name: "built-in-content",
  parse: (stored) => (typeof stored === "string" ? stored : null),
};

const DECKS = import.meta.glob<string>("/decks/*.md", { query: "?raw", import: "default" });

/**
 * Puts the built-in decks and exercises into the store when this version of the app brings others than are there. The
 * decks come through the same door as a learner's notes; the pipeline is loaded only when there is something to do.
 * @throws Error if the store does not take them
 */
export async function installBuiltInContent(store: Store): Promise<void> {
  if ((await readSetting(store, INSTALLED)) === __CONTENT_VERSION__) return;
  await keepPlans(store, now());
  const [{ prepareBuiltInNote }, { EXERCISES }] = await Promise.all([
    import("./prepare-note.ts"),
    import("#lib/exercises/catalogue.ts"),
  ]);
  for (const [path, load] of Object.entries(DECKS)) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const noteId = `built-in:${file}` as NoteId;
    const { note, cards } = prepareBuiltInNote({
      text: await load(),
      file,
      noteId,
      importedAtMs: now().atMs,
    });
    unwrap(await saveNote(store, note, cards));
  }
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
