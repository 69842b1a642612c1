import type { Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** What today holds, as the figures say. */
export interface TodayFigures {
  readonly due: number;
  readonly fresh: number;
  readonly exercises: number;
}

export class TodayPage {
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
  }

  /** Waits until something can be reviewed. */
  async figures(): Promise<TodayFigures> {
    return {
      due: await this.#figure(m.today_due({}, this.#locale)),
      fresh: await this.#figure(m.today_new({}, this.#locale)),
      exercises: await this.#figure(m.today_exercises({}, this.#locale)),
    };
  }

  /** Whether something was reviewed today already. */
  async isUnderWay(): Promise<boolean> {
    const start = this.#page.getByRole("link", { name: m.today_start({}, this.#locale) });
    const goOn = this.#page.getByRole("link", { name: m.today_continue({}, this.#locale) });
    await start.or(goOn).first().waitFor();
    return goOn.isVisible();
  }

  /** The one button. */
  async review(): Promise<void> {
    await this.#page.locator(`main a[href$="review/"], main a[href$="review"]`).tap();
  }

  async importNotes(): Promise<void> {
    await this.#page.getByRole("link", { name: m.today_import({}, this.#locale) }).tap();
  }

  async #figure(name: string): Promise<number> {
    const figure = this.#page
      .locator("dl > div")
      .filter({ has: this.#page.getByText(name, { exact: true }) });
    return Number(await figure.locator("dd").innerText());
  }
}
