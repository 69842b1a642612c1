import type { Locator, Page } from "playwright-core";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Rating } from "#lib/scheduling/memory.ts";

const WORDS = { 1: m.review_again, 2: m.review_hard, 3: m.review_good, 4: m.review_easy } as const;

export class ReviewPage {
  /** What is shown once the answer is. */
  readonly answer: Locator;
  readonly ratings: Locator;
  readonly show: Locator;
  readonly undo: Locator;
  /** What a rating or an undo has to say. */
  readonly notice: Locator;
  readonly #page: Page;
  readonly #locale: { readonly locale: Language };

  constructor(page: Page, language: Language) {
    const locale = { locale: language };
    this.#page = page;
    this.#locale = locale;
    this.answer = page.getByRole("region", { name: m.review_answer({}, locale), exact: true });
    this.ratings = page.getByRole("group", { name: m.review_rating_label({}, locale) });
    this.show = page.getByRole("button", { name: m.review_show({}, locale), exact: true });
    this.undo = page.getByRole("button", { name: m.review_undo({}, locale), exact: true });
    this.notice = page.locator("main > [role=status]");
  }

  /** The question in view, as text; waits for one. */
  async question(): Promise<string> {
    const name = m.review_question({}, this.#locale);
    return this.#page.getByRole("region", { name, exact: true }).innerText();
  }

  /** How many cards the screen says are left. */
  async left(): Promise<number> {
    await this.#page.getByRole("main").getByRole("region").first().waitFor();
    return Number(/\d+/.exec(await this.#page.locator("header .left").innerText())?.[0]);
  }

  async reveal(): Promise<void> {
    await this.show.tap();
    await this.ratings.waitFor();
  }

  /** What the four buttons say about when the card returns, from Again to Easy. */
  async intervals(): Promise<string[]> {
    return this.ratings.locator(".interval").allInnerTexts();
  }

  /** Rates the card and waits until the next is there, or the end. */
  async rate(rating: Rating): Promise<void> {
    await this.ratingButton(rating).tap();
    await this.ratings.waitFor({ state: "detached" });
  }

  /** Waits for what comes next: a card, an exercise, or the end. */
  async next(): Promise<"card" | "exercise" | "end"> {
    const home = this.#home();
    const exercise = this.#page.getByText(m.review_exercise({}, this.#locale), { exact: true });
    await this.show.or(home).or(exercise).waitFor();
    if (await home.isVisible()) return "end";
    return (await exercise.isVisible()) ? "exercise" : "card";
  }

  /** Opens the menu of the card in view. */
  async openMenu(): Promise<Locator> {
    await this.#page.getByRole("button", { name: m.review_menu({}, this.#locale), exact: true }).tap();
    const menu = this.#page.getByRole("dialog", { name: m.review_menu({}, this.#locale) });
    await menu.waitFor();
    return menu;
  }

  /**
   * Moves a finger over the card and lets it go.
   * @param way CSS pixels from the middle of its upper edge, one stop after another
   */
  async drag(way: readonly { readonly dx: number; readonly dy: number }[]): Promise<void> {
    const card = this.#page.locator("article:visible");
    const box = await card.boundingBox();
    if (box === null) throw new Error("No card is in view.");
    // Above the text: no link, and no formula that scrolls by itself.
    const [x, y] = [box.x + box.width / 2, box.y + 12];
    const session = await this.#page.context().newCDPSession(this.#page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [{ x, y }]);
    let [fromX, fromY] = [0, 0];
    for (const { dx, dy } of way) {
      for (let part = 1; part <= 4; part += 1) {
        const share = part / 4;
        await touch("touchMove", [
          { x: x + fromX + (dx - fromX) * share, y: y + fromY + (dy - fromY) * share },
        ]);
      }
      [fromX, fromY] = [dx, dy];
    }
    await touch("touchEnd", []);
    await session.detach();
  }

  ratingButton(rating: Rating): Locator {
    return this.ratings.getByRole("button", { name: WORDS[rating]({}, this.#locale) });
  }

  /** From the summary at the end. */
  async backToToday(): Promise<void> {
    await this.#home().tap();
    await this.#page.getByRole("heading", { level: 1, name: m.today_title({}, this.#locale) }).waitFor();
  }

  async close(): Promise<void> {
    await this.#page.getByRole("link", { name: m.review_close({}, this.#locale) }).tap();
  }

  #home(): Locator {
    return this.#page.getByRole("link", { name: m.review_back_today({}, this.#locale), exact: true });
  }
}
