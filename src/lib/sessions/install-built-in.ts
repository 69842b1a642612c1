import type { Language } from "#lib/core/language.ts";
import { readNote } from "#lib/store/cards-of-note.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { saveNote } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";
import type { BuiltInDeck } from "./built-in-deck.ts";
import { now } from "./clock.ts";
import { exerciseCardId } from "./exercise-card-id.ts";
import type { NoteToSave } from "./note-to-save.ts";
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

/** Made from decks/ when the app is built; loaded only when there is something to install. */
const DECKS = import.meta.glob<NoteToSave>("./generated/decks/*.md.json", { import: "default" });
const loadList = (): Promise<readonly BuiltInDeck[]> =>
  import("./generated/decks/list.json").then(({ default: list }) => list as readonly BuiltInDeck[]);

/**
 * Installs what of the built-in content is not there yet.
 * @param begun told when there is enough to review
 * @throws Error if the store does not take it
 */
export async function installMissing(store: Store, language: Language, begun: () => void): Promise<void> {
  const [{ EXERCISES }, list, before] = await Promise.all([
    import("#lib/exercises/catalogue.ts"),
    loadList(),
    readSetting(store, INSTALLED_DECKS),
  ]);
  await keepPlans(store, now());
  unwrap(
    await ensureExerciseCards(
      store,
      EXERCISES.map(({ id, topic }) => ({ cardId: exerciseCardId(id), exerciseId: id, topic })),
    ),
  );
  const pause = pageBreaks();
  let installed = before;
  const isOwn = (deck: BuiltInDeck): boolean => deck.language === language;
  for (const deck of [...list.filter(isOwn), ...list.filter((each) => !isOwn(each))]) {
    if (installed[deck.file] !== deck.hash) {
      await installDeck(store, deck);
      installed = { ...installed, [deck.file]: deck.hash };
      unwrap(await writeSetting(store, INSTALLED_DECKS, installed));
    }
    begun();
    await pause();
  }
}

async function installDeck(store: Store, { file }: BuiltInDeck): Promise<void> {
  const load = DECKS[`./generated/decks/${file}.json`];
  if (load === undefined) throw new Error(`There is no deck ${file}.`);
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
