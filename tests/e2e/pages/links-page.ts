import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

type Answer = "same" | "two" | "contradiction";

const ANSWERS = { same: m.links_same, two: m.links_two, contradiction: m.links_contradicting };
const SAID = {
  same: m.links_decided_same,
  two: m.links_decided_two,
  contradiction: m.links_decided_contradiction,
};

/** The screen on which pairs of cards are decided. */
export class LinksPage {
  readonly sides: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.#locale = { locale: language };
    this.sides = page.locator("main article");
  }

  /** The answers of the pair in view, sorted. */
  async answers(): Promise<string[]> {
    await this.sides.first().waitFor();
    return (await this.sides.locator(".back").allInnerTexts()).map((text) => text.trim()).sort();
  }

  /** Where a card of the pair in view stands. */
  async places(answer: string): Promise<string[]> {
    return this.#side(answer).getByRole("listitem").allInnerTexts();
  }

  /** Picks the wording that stays if the two are the same. */
  async pick(answer: string): Promise<void> {
    await this.#side(answer).getByRole("radio").tap();
  }

  async decide(answer: Answer): Promise<void> {
    await this.#page.getByRole("button", { name: ANSWERS[answer]({}, this.#locale), exact: true }).tap();
    await this.#page.getByText(SAID[answer]({}, this.#locale), { exact: true }).waitFor();
  }

  async undo(): Promise<void> {
    await this.#page.getByRole("button", { name: m.links_undo({}, this.#locale), exact: true }).tap();
    await this.#page.getByText(m.links_undone({}, this.#locale), { exact: true }).waitFor();
  }

  async later(): Promise<void> {
    await this.#page.getByRole("button", { name: m.links_later({}, this.#locale), exact: true }).tap();
  }

  /** Waits until nothing is left to decide. */
  async empty(): Promise<void> {
    await this.#page.getByText(m.links_empty_open({}, this.#locale)).waitFor();
  }

  #side(answer: string): Locator {
    return this.sides.filter({ has: this.#page.locator(".back").filter({ hasText: answer }) });
  }
}
