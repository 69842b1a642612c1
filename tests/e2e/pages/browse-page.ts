import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** The card browser. */
export class BrowsePage {
  readonly search: Locator;
  readonly rows: Locator;
  /** What was just done, with the way back. */
  readonly notice: Locator;
  readonly problem: Locator;
  readonly actions: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
    this.search = page.getByRole("searchbox", { name: m.browse_search({}, this.#locale) });
    this.rows = page.getByRole("list", { name: m.browse_list({}, this.#locale) }).getByRole("listitem");
    this.notice = page.locator(".notice");
    this.problem = page.locator("#query-problem");
    this.actions = page.getByRole("dialog");
  }

  /** Types a query, and waits until as many cards are found. */
  async find(query: string, count: number): Promise<void> {
    await this.search.fill(query);
    await this.found(count);
  }

  async found(count: number): Promise<void> {
    await this.#page
      .getByRole("status")
      .filter({ hasText: m.browse_found({ count }, this.#locale) })
      .waitFor();
  }

  /** How many cards are found, once the search is over. */
  async count(): Promise<number> {
    const summary = this.#page.locator(".summary [role=status]");
    await summary.filter({ hasNotText: "%" }).waitFor();
    return Number(/\d+/.exec(await summary.innerText())?.[0]);
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  async select(row: Locator): Promise<void> {
    await row.getByRole("checkbox").check();
  }

  /** Opens the sheet of all that can be done to the selected cards, and chooses one. */
  async act(name: string): Promise<void> {
    await this.#page.getByRole("button", { name: m.browse_more({}, this.#locale), exact: true }).tap();
    await this.actions.getByRole("button", { name }).tap();
  }

  /** Takes back what the notice tells of. */
  async undo(): Promise<void> {
    await this.notice.getByRole("button", { name: m.browse_undo({}, this.#locale) }).tap();
    await this.notice.filter({ hasText: m.browse_undone({}, this.#locale) }).waitFor();
  }
}
