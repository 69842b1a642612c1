import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

export class ImportPage {
  readonly done: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
    this.done = page.locator("main .done");
  }

  /** Picks a file of the tests' own, as a learner does. */
  async offer(file: string | { readonly name: string; readonly text: string }): Promise<void> {
    const button = this.#page.getByRole("button", { name: m.import_choose({}, this.#locale), exact: true });
    const [chooser] = await Promise.all([this.#page.waitForEvent("filechooser"), button.tap()]);
    await chooser.setFiles(
      typeof file === "string"
        ? file
        : { name: file.name, mimeType: "text/markdown", buffer: Buffer.from(file.text) },
    );
  }

  /** Picks a file and waits for the preview. */
  async choose(path: string): Promise<void> {
    await this.offer(path);
    await this.#page.locator("main .row").first().waitFor();
  }

  /** Pastes a note and waits for the preview. */
  async paste(text: string): Promise<void> {
    await this.#page.getByLabel(m.import_paste({}, this.#locale), { exact: true }).fill(text);
    await this.#page.getByRole("button", { name: m.import_paste_read({}, this.#locale) }).tap();
    await this.#page.locator("main .row").first().waitFor();
  }

  /** Headings of the preview with the number of cards under each. */
  async headings(): Promise<Record<string, number>> {
    const summaries = this.#page.locator("main summary").filter({ has: this.#page.locator(".path") });
    const texts = await summaries.evaluateAll((elements) =>
      elements.map((element) => [...element.children].map((child) => child.textContent.trim())),
    );
    return Object.fromEntries(texts.map(([path = "", count = ""]) => [path, Number(count)]));
  }

  /** What stands below the card with this question: its rule and lines. */
  async origin(question: string): Promise<string> {
    return this.#row(question).locator(".about").innerText();
  }

  async untick(question: string): Promise<void> {
    await this.#row(question).getByRole("checkbox").tap();
  }

  /** Opens the list of passages left out, and reads it: what was left out, where and why. */
  async skipped(count: number): Promise<string[]> {
    const list = this.#page
      .locator("main details")
      .filter({ hasText: m.import_skipped({ count }, this.#locale) });
    await list.locator("summary").tap();
    const passages = list.getByRole("listitem");
    // The list opens some time after the tap, and reading all there are waits for none.
    await passages.nth(count - 1).waitFor();
    return passages.allInnerTexts();
  }

  /** Takes the cards that are ticked, which the button counts, and waits until they are stored. */
  async accept(count: number): Promise<void> {
    const name = m.import_accept({ count }, this.#locale);
    await this.#page.getByRole("button", { name, exact: true }).tap();
    await this.#page.getByRole("heading", { name: m.import_done({ count }, this.#locale) }).waitFor();
  }

  /** Picks an edited note and reads what would change: figures as they stand above the lists. */
  async offerAgain(file: { readonly name: string; readonly text: string }): Promise<string[]> {
    await this.offer(file);
    const counts = this.#page.getByRole("list", { name: m.import_summary({}, this.#locale) });
    await counts.waitFor();
    return counts.getByRole("listitem").allInnerTexts();
  }

  /** The list under a heading: changed cards, or those to be decided about. */
  section(heading: string): Locator {
    return this.#page.locator("main section section").filter({ hasText: heading });
  }

  /** Takes the import on the screen back. */
  async undo(): Promise<void> {
    await this.#page.getByRole("button", { name: m.import_undo({}, this.#locale) }).tap();
    await this.#page.getByText(m.import_undone({}, this.#locale)).waitFor();
  }

  #row(question: string): Locator {
    return this.#page
      .locator("main .row")
      .filter({ has: this.#page.getByRole("checkbox", { name: question, exact: true }) });
  }
}
