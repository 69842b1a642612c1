import type { Language } from "#lib/core/language.ts";
import { DATABASE_NAME, type Store } from "#lib/store/open.ts";
import { readSetting, writeSetting, type Setting } from "#lib/store/setting.ts";

/** The content that is in the store: the app's content version when all of it was there. */
const INSTALLED: Setting<string | null> = {
  name: "built-in-content",
  parse: (stored) => (typeof stored === "string" ? stored : null),
};

/**
 * Puts the built-in decks and exercises into the store when this version of the app brings others than are there, by
 * the door that the learner's notes come through: deck by deck, those in the learner's language first and in the order
 * in which they are to be learnt, each in a transaction of its own. What is there stays if the page goes in between.
 * @param begun told when there is enough to review: the exercises, and one deck at least
 * @param free when the decks after the first may come: what they take is missing where the learner is at work
 * @returns when all of it is there
 * @throws Error if the store does not take them
 */
export async function installBuiltInContent(
  store: Store,
  language: Language,
  begun: () => void = () => undefined,
  free: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if ((await readSetting(store, INSTALLED)) !== __CONTENT_VERSION__) {
    // Once a version: no part of what an ordinary visit loads.
    const { installMissing } = await import("./install-built-in.ts");
    await installMissing(store, language, begun, free);
    const written = await writeSetting(store, INSTALLED, __CONTENT_VERSION__);
    if (!written.ok) throw new Error(`Built-in content could not be stored: ${written.error.kind}.`);
  }
  begun();
}

/** Where there is no database yet, what the first deck needs is fetched while it is made. */
export async function fetchOnFirstVisit(language: Language): Promise<void> {
  try {
    const known = await indexedDB.databases();
    if (known.some(({ name }) => name === DATABASE_NAME)) return;
    const { fetchFirst } = await import("./install-built-in.ts");
    await fetchFirst(language);
  } catch {
    // Whoever installs it asks again, and says what is wrong.
  }
}
