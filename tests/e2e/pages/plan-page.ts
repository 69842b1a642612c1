import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** The screens of the study plans. */
export class PlanPage {
  readonly problem: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };
  readonly #address: string;

  constructor(page: Page, address: string, language: Language) {
    this.#page = page;
    this.#address = address;
    this.#locale = { locale: language };
    this.problem = page.locator("main [role=alert]");
  }

  /** From the list of plans, or from anywhere. */
  async openList(): Promise<void> {
    await this.#page.goto(`${this.#address}settings/plan/`);
    await this.#page.getByRole("button", { name: m.plan_add({}, this.#locale) }).waitFor();
  }

  /** Opens the standard plan, or one that the learner made. */
  async open(name: string = m.plan_standard({}, this.#locale)): Promise<void> {
    await this.openList();
    await this.#page.getByRole("main").getByRole("link", { name }).tap();
    await this.#page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await this.#page.getByLabel(m.plan_new_cards({}, this.#locale), { exact: true }).waitFor();
  }

  async add(name: string): Promise<void> {
    await this.openList();
    await this.#page.getByRole("button", { name: m.plan_add({}, this.#locale) }).tap();
    await this.field(m.plan_name({}, this.#locale)).waitFor();
    await this.write(m.plan_name({}, this.#locale), name);
    await this.#page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  field(label: string): Locator {
    return this.#page.getByLabel(label, { exact: true });
  }

  /** Types into a field and leaves it; waits for "saved" or for what is wrong. */
  async write(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
    await this.field(label).press("Tab");
    await this.saved().or(this.problem).first().waitFor();
    if ((await this.problem.count()) === 0) await this.saved().waitFor();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.field(label).selectOption({ label: option });
    await this.saved().waitFor();
  }

  async tick(label: string): Promise<void> {
    await this.#page.getByText(label, { exact: true }).tap();
    await this.saved().waitFor();
  }

  /** Names of all decks, in the order of the list. */
  async decks(): Promise<string[]> {
    const boxes = this.#page.locator("main li label > span:first-of-type");
    await boxes.first().waitFor();
    return boxes.allInnerTexts();
  }

  saved(): Locator {
    return this.#page.getByText(m.plan_saved({}, this.#locale), { exact: true });
  }
}
