import type { Download, Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

export class BackupPage {
  readonly problem: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
    this.problem = page.getByRole("alert");
  }

  /** Makes a backup and waits until it is verified. */
  async make(): Promise<void> {
    await this.#button(m.backup_make({}, this.#locale)).tap();
    await this.#button(m.backup_download({}, this.#locale)).waitFor();
  }

  /** Puts it among the downloads. */
  async download(): Promise<Download> {
    const [download] = await Promise.all([
      this.#page.waitForEvent("download"),
      this.#button(m.backup_download({}, this.#locale)).tap(),
    ]);
    return download;
  }

  /** Chooses a file to restore; waits for what there is to say of it. */
  async choose(path: string): Promise<void> {
    await this.#page
      .getByLabel(m.backup_choose({}, this.#locale))
      .and(this.#page.locator("input"))
      .setInputFiles(path);
    await this.problem.or(this.#button(m.backup_restore({}, this.#locale))).waitFor();
  }

  /** What the file in view holds, by name. */
  async contents(): Promise<Readonly<Record<string, string>>> {
    const rows = this.#page.locator("main dl > div");
    await rows.first().waitFor();
    const entries = await rows.evaluateAll((found) =>
      found.map((row) => [
        row.querySelector("dt")?.textContent ?? "",
        row.querySelector("dd")?.textContent ?? "",
      ]),
    );
    return Object.fromEntries(entries) as Record<string, string>;
  }

  /** Asks for the question before restoring. */
  async askToRestore(): Promise<void> {
    await this.#button(m.backup_restore({}, this.#locale)).tap();
    await this.#button(m.backup_restore_confirm({}, this.#locale)).waitFor();
  }

  async restore(): Promise<void> {
    await this.askToRestore();
    await this.#button(m.backup_restore_confirm({}, this.#locale)).tap();
    await this.#page.getByRole("heading", { name: m.backup_restored({}, this.#locale) }).waitFor();
  }

  async merge(): Promise<void> {
    await this.#button(m.backup_merge({}, this.#locale)).tap();
    await this.#page.getByRole("heading", { name: m.backup_merged({}, this.#locale) }).waitFor();
  }

  async toToday(): Promise<void> {
    await this.#page.getByRole("link", { name: m.backup_to_today({}, this.#locale) }).tap();
  }

  #button(name: string): Locator {
    return this.#page.getByRole("button", { name, exact: true });
  }
}
