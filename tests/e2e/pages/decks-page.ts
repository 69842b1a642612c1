import type { Page } from "playwright-core";

/** Decks as the list shows them: name and, below it, the counts. */
export async function decksOn(page: Page): Promise<Record<string, string>> {
  const decks = page.locator("main li:has(> .counts)");
  await decks.first().waitFor();
  const texts = await decks.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector("h2, h3")?.textContent.trim() ?? "",
      item.querySelector(":scope > .counts")?.textContent.trim() ?? "",
    ]),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}
