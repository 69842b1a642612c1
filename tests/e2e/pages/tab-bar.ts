import type { Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

const NAMES = {
  today: m.nav_today,
  exercises: m.nav_exercises,
  decks: m.nav_decks,
  mastery: m.nav_mastery,
} as const;

/** Taps a tab and waits until it is the current one. */
export async function goTo(page: Page, tab: keyof typeof NAMES, language: Language): Promise<void> {
  const name = NAMES[tab]({}, { locale: language });
  const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
  await link.tap();
  await link.and(page.locator("[aria-current=page]")).waitFor();
}
