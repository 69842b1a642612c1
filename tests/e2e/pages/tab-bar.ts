import type { Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

const NAMES = {
  today: m.nav_today,
  exercises: m.nav_exercises,
  decks: m.nav_decks,
  mastery: m.nav_mastery,
} as const;

/** Taps a tab and waits for its screen. */
export async function goTo(page: Page, tab: keyof typeof NAMES, language: Language): Promise<void> {
  const name = NAMES[tab]({}, { locale: language });
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).tap();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}
