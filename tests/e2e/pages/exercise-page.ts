import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Rating } from "#lib/scheduling/memory.ts";

const WORDS = { 1: m.review_again, 2: m.review_hard, 3: m.review_good, 4: m.review_easy } as const;

/** The list of exercises, and the screen on which one is solved. */
export class ExercisePage {
  readonly editor: Locator;
  /** Headline of the verdict. */
  readonly verdict: Locator;
  readonly result: Locator;
  readonly ratings: Locator;
  /** Heading of what is said once a rating is kept. */
  readonly kept: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    const locale = { locale: language };
    this.#page = page;
    this.#locale = locale;
    this.editor = page.getByRole("textbox", { name: m.exercise_editor({}, locale), exact: true });
    this.result = page.getByRole("region", { name: m.exercise_pane_result({}, locale), exact: true });
    this.verdict = page.locator("#verdict-title");
    this.ratings = page.getByRole("group", { name: m.review_rating_label({}, locale) });
    this.kept = page.getByRole("heading", { name: m.exercise_saved_title({}, locale) });
  }

  /** What the list says of an exercise. */
  async row(title: string): Promise<string> {
    return this.#row(title).innerText();
  }

  /** Opens an exercise from the list, at its prompt or at the draft. */
  async open(title: string): Promise<void> {
    await this.#row(title).tap();
    await this.#page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await this.#pane(m.exercise_pane_prompt({}, this.#locale)).waitFor();
  }

  /** Taps what offers a hint; the screen asks whether it is really wanted. */
  async askForHint(number: number, total: number): Promise<void> {
    const name = m.exercise_hint_open({ number, total }, this.#locale);
    await this.#page.getByRole("button", { name, exact: true }).tap();
    await this.#page.getByRole("button", { name: m.exercise_hint_confirm({}, this.#locale) }).waitFor();
  }

  /** Opens all hints and then the solution. */
  async openSolution(hintCount: number): Promise<void> {
    for (let number = 1; number <= hintCount; number += 1) {
      await this.askForHint(number, hintCount);
      await this.#page.getByRole("button", { name: m.exercise_hint_confirm({}, this.#locale) }).tap();
    }
    await this.#page.getByRole("button", { name: m.exercise_solution_open({}, this.#locale) }).tap();
    await this.#page.getByRole("button", { name: m.exercise_solution_confirm({}, this.#locale) }).tap();
  }

  /** Goes on in another code language, by its name: "Python" or "TypeScript". */
  async writeIn(codeLanguage: string): Promise<void> {
    const button = this.languageButton(codeLanguage);
    await button.tap();
    await button.and(this.#page.locator('[aria-pressed="true"]')).waitFor();
    // Its colours come a moment later; a text filled in just then would be put beside the old one.
    if (await this.editor.isVisible()) await this.#page.locator(".cm-line span").first().waitFor();
  }

  languageButton(codeLanguage: string): Locator {
    return this.#page
      .getByRole("group", { name: m.exercise_code_language({}, this.#locale) })
      .getByRole("button", { name: codeLanguage, exact: true });
  }

  async showPrompt(): Promise<void> {
    await this.#pane(m.exercise_pane_prompt({}, this.#locale)).tap();
  }

  async showResult(): Promise<void> {
    await this.#pane(m.exercise_pane_result({}, this.#locale)).tap();
  }

  async showCode(): Promise<void> {
    await this.#pane(m.exercise_pane_code({}, this.#locale)).tap();
    await this.editor.waitFor();
  }

  /** Writes a program over whatever is in the editor. */
  async write(source: string): Promise<void> {
    await this.showCode();
    await this.editor.fill(source);
  }

  /** Waits until the draft is kept. */
  async draftKept(): Promise<void> {
    await this.#page.getByText(m.exercise_draft_saved({}, this.#locale), { exact: true }).waitFor();
  }

  /** Submits, waits for the verdict and reads its headline. */
  async submit(): Promise<string> {
    return this.#graded(m.exercise_submit({}, this.#locale));
  }

  /** Runs the visible cases, waits for the verdict and reads its headline. */
  async run(): Promise<string> {
    return this.#graded(m.exercise_run({}, this.#locale));
  }

  /** Opens whatever the verdict has folded away. */
  async openDetails(): Promise<void> {
    const folded = this.result.locator("details:not([open]) > summary");
    while ((await folded.count()) > 0) await folded.first().tap();
  }

  ratingButton(rating: Rating): Locator {
    return this.ratings.getByRole("button", { name: WORDS[rating]({}, this.#locale) });
  }

  async leave(): Promise<void> {
    await this.#page.getByRole("link", { name: m.exercise_back({}, this.#locale) }).tap();
    await this.#page
      .getByRole("heading", { level: 1, name: m.exercise_list_title({}, this.#locale) })
      .waitFor();
  }

  async #graded(button: string): Promise<string> {
    await this.verdict.evaluateAll((titles) =>
      titles.forEach((title) => title.setAttribute("data-seen", "")),
    );
    await this.#page.getByRole("button", { name: button, exact: true }).tap();
    const next = this.#page.locator("#verdict-title:not([data-seen])");
    // A loop without end is stopped after ten seconds or more, on a machine that has other work too.
    return (await next.innerText({ timeout: 60_000 })).replace(/^[✓✗↻]\s*/, "");
  }

  #row(title: string): Locator {
    const name = this.#page.getByText(title, { exact: true });
    return this.#page.getByRole("listitem").getByRole("link").filter({ has: name });
  }

  #pane(name: string): Locator {
    return this.#page
      .getByRole("group", { name: m.exercise_panes({}, this.#locale) })
      .getByRole("button", { name, exact: true });
  }
}
