import type { Page } from "playwright-core";

/** Decks as the list shows them: name and, below it, the counts. */
export async function decksOn(page: Page): Promise<Record<string, string>> {
  const decks = page.locator("main li");
  await decks.first().waitFor();
  const texts = await decks.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector("h2")?.textContent.trim() ?? "",
      item.querySelector("p")?.textContent.trim() ?? "",
    ]),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}
