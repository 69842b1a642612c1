import type { Page } from "playwright-core";

/** What the mastery screen says of a topic. */
export async function masteryOf(page: Page, topic: string): Promise<string> {
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: topic, exact: true }) })
    .innerText();
}
