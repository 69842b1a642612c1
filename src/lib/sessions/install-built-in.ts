import type { Language } from "#lib/core/language.ts";
import type { ExerciseSummary } from "#lib/exercises/exercise.ts";
import { readNote } from "#lib/store/cards-of-note.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { saveNote } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";
import type { BuiltInDeck } from "./built-in-deck.ts";
import { now } from "./clock.ts";
import { exerciseCardId } from "./exercise-card-id.ts";
import type { NoteToSave } from "./note-to-save.ts";
import list from "./generated/decks/list.json" with { type: "json" };
import { pageBreaks } from "./page-breaks.ts";
import { keepPlans } from "./study-plan.ts";

/** The decks that are in the store: file and hash of each. */
const INSTALLED_DECKS: Setting<Readonly<Record<string, string>>> = {
  name: "built-in-decks",
  parse: (stored) => {
    const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  },
};

/** Made from decks/ when the app is built. */
const DECKS = import.meta.glob<NoteToSave>("./generated/decks/*.md.json", { import: "default" });
const LIST: readonly BuiltInDeck[] = list as readonly BuiltInDeck[];

/** The decks in the order in which they are installed. */
function inOrder(language: Language): readonly BuiltInDeck[] {
  const isOwn = (deck: BuiltInDeck): boolean => deck.language === language;
  return [...LIST.filter(isOwn), ...LIST.filter((deck) => !isOwn(deck))];
}

/** Fetches what `installMissing` will ask for first. */
export async function fetchFirst(language: Language): Promise<void> {
  const [first] = inOrder(language);
  await Promise.all([loadExercises(), first && DECKS[pathOf(first)]?.()]);
}

/**
 * Installs what of the built-in content is not there yet.
 * @param begun told when there is enough to review
 * @param free when the decks after the first may come
 * @throws Error if the store does not take it
 */
export async function installMissing(
  store: Store,
  language: Language,
  begun: () => void,
  free: () => Promise<void>,
): Promise<void> {
  const [EXERCISES, before] = await Promise.all([loadExercises(), readSetting(store, INSTALLED_DECKS)]);
  // Nothing waits for the plans but the first rating.
  const plans = keepPlans(store, now());
  plans.catch(() => undefined); // it is told where they are waited for
  const cards = EXERCISES.map(({ id, topic }) => ({ cardId: exerciseCardId(id), exerciseId: id, topic }));
  unwrap(await ensureExerciseCards(store, cards));
  const pause = pageBreaks();
  let installed = before;
  let isFree: Promise<void> | null = null;
  for (const [index, deck] of inOrder(language).entries()) {
    if (installed[deck.file] !== deck.hash) {
      if (index > 0) await (isFree ??= free());
      await installDeck(store, deck);
      installed = { ...installed, [deck.file]: deck.hash };
      unwrap(await writeSetting(store, INSTALLED_DECKS, installed));
    }
    await plans;
    begun();
    await pause();
  }
}

async function loadExercises(): Promise<readonly ExerciseSummary[]> {
  return (await import("#lib/exercises/catalogue.ts")).EXERCISES;
}

function pathOf({ file }: Pick<BuiltInDeck, "file">): string {
  return `./generated/decks/${file}.json`;
}

async function installDeck(store: Store, deck: BuiltInDeck): Promise<void> {
  const load = DECKS[pathOf(deck)];
  if (load === undefined) throw new Error(`There is no deck ${deck.file}.`);
  const { note, cards } = await load();
  // What the learner deleted stays away when a new version brings the deck again.
  const declined = new Set((await readNote(store, note.id))?.declined);
  const wanted = cards.filter(({ card }) => !declined.has(card.id));
  unwrap(await saveNote(store, { ...note, declined: [...declined], importedAtMs: now().atMs }, wanted));
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
  if (!result.ok) throw new Error(`Built-in content could not be stored: ${result.error.kind}.`);
  return result.value;
}
