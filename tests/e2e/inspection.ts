import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Page } from "playwright-core";
import type axe from "axe-core";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What axe finds on a page as it stands, a line for each element. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated from outside, where the page's policy does not reach.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    // What follows a change of size is drawn with the next frame.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { axe: tool } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await tool.run(document, { resultTypes: ["violations"], iframes: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
  });
}

/** What scrolls sideways although it holds a whole screen: the page, its main part, and the panes of that. */
export async function sidewaysOn(page: Page): Promise<string[]> {
  return page
    .locator("html, body, main, main > section")
    .evaluateAll((boxes) =>
      boxes
        .filter((box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).display !== "none")
        .map((box) => `${box.tagName} ${box.className}: ${box.scrollWidth} px in ${box.clientWidth}`),
    );
}

/** What can be pressed but is lower than a thumb needs. A box or a dot is pressed by its label; a link in a line of text counts less. */
export async function smallTargetsOn(page: Page): Promise<string[]> {
  const TALL = 48;
  const TALL_INLINE = 24;
  return page.locator("a[href], button, summary, input, textarea, select").evaluateAll(
    (elements, { tall, inline }) =>
      elements.flatMap((element) => {
        if (!element.checkVisibility({ visibilityProperty: true })) return [];
        const target = (element.matches("input") ? element.closest("label") : null) ?? element;
        const { height, bottom } = target.getBoundingClientRect();
        const isInline = getComputedStyle(target).display === "inline";
        const least = isInline ? inline : tall;
        // Half a pixel is lost in rounding. What stands above the screen (the skip link) comes down on focus.
        if (height >= least - 0.5 || bottom + scrollY <= 0) return [];
        return [`${element.tagName} ${element.className} "${element.textContent.trim()}": ${height} px`];
      }),
    { tall: TALL, inline: TALL_INLINE },
  );
}
