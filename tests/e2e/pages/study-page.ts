import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { sidewaysOn, smallTargetsOn, violationsOn } from "../inspection.ts";
import { ReviewPage } from "./review-page.ts";
import { TodayPage } from "./today-page.ts";

const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1440, height: 900 };

/** The screens on which a learner studies beside what is due, and changes when cards return. */
export class StudyPage {
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
  }

  /** From Today. */
  async open(): Promise<void> {
    await this.#page.getByRole("link", { name: m.today_study_more({}, this.#locale), exact: true }).tap();
    await this.#heading(m.study_title({}, this.#locale));
  }

  /** One thing to study, by its title. */
  choice(title: string): Locator {
    return this.#page
      .locator("section:has(> h3)")
      .filter({ has: this.#page.getByRole("heading", { level: 3, name: title, exact: true }) });
  }

  /** How many cards it says that it would give. */
  async found(title: string): Promise<number> {
    const said = this.choice(title).getByRole("status");
    await said.filter({ hasNotText: m.study_counting({}, this.#locale) }).waitFor();
    return Number(/\d+/.exec(await said.innerText())?.[0] ?? 0);
  }

  async start(title: string): Promise<void> {
    const name = m.study_start_named({ name: title }, this.#locale);
    await this.#page.getByRole("link", { name, exact: true }).tap();
  }

  /** The two answers of practice. */
  answerButton(isKnown: boolean): Locator {
    const name = isKnown ? m.study_knew({}, this.#locale) : m.study_again_later({}, this.#locale);
    return this.#page.getByRole("button", { name, exact: true });
  }

  async #heading(name: string): Promise<void> {
    await this.#page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }
}

/** Goes through all that is due and new on each of so many days, with one rating, by keys. */
export async function liveThrough(
  page: Page,
  address: string,
  language: Language,
  days: readonly { readonly at: number; readonly rating: 3 | 4 }[],
): Promise<void> {
  const review = new ReviewPage(page, language);
  const start = Date.now();
  for (const { at, rating } of days) {
    await page.clock.setFixedTime(start + at * MS_PER_DAY);
    await page.goto(address);
    await new TodayPage(page, language).figures();
    await page.goto(`${address}review/`);
    while ((await review.next()) === "card") {
      await page.keyboard.press("Space");
      await review.ratings.waitFor();
      await page.keyboard.press(String(rating));
      await review.ratings.waitFor({ state: "detached" });
    }
  }
  await page.clock.setFixedTime(start + (days.at(-1)?.at ?? 0) * MS_PER_DAY);
  await page.goto(address);
}

/** Some days later the learner opens the app again. */
export async function comeBack(page: Page, address: string, days: number): Promise<void> {
  await page.clock.setFixedTime((await page.evaluate(() => Date.now())) + days * MS_PER_DAY);
  await page.goto(address);
}

/** All that is wrong with a screen in both themes and all sizes; the screen is left as it was found. */
export async function complaintsAbout(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size);
      const found = await violationsOn(page);
      complaints.push(...found.map((violation) => `${colorScheme}, ${String(size.width)} px: ${violation}`));
    }
  }
  const small = await smallTargetsOn(page);
  await page.setViewportSize(SMALL_PHONE);
  const sideways = await sidewaysOn(page);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return [...complaints, ...small, ...sideways];
}

/** Everything that the app has stored, as one text. */
export async function storedOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("The database of the page cannot be read."));
      });
    const database = await asked(indexedDB.open("gradus"));
    const names = [...database.objectStoreNames].sort();
    const transaction = database.transaction(names);
    const rows = await Promise.all(names.map((name) => asked(transaction.objectStore(name).getAll())));
    database.close();
    return JSON.stringify(names.map((name, index) => [name, rows[index]]));
  });
}
