import type { CDPSession } from "playwright-core";

import { copyOfProfile, openBrowser, removeProfile } from "./open-profile.ts";
import { seededProfile } from "./profiles.ts";
import { ORIGIN, serveOrigin } from "./serve-origin.ts";

/** What the script in the page notes down. */
interface Marks {
  /** When the last rating was given, ms since the navigation. */
  ratedAtMs: number;
  /** From each rating until the next card was painted. */
  readonly shownAfterMs: number[];
}

interface Global {
  readonly benchMarks: Marks;
}

/** The card in view. */
const CARD = "main article.card:not([hidden])";
/** The one that is drawn out of sight. */
const UPCOMING = "main article.card[hidden]";
const BACK = `${CARD} section.back`;

/** Runs in the page before anything else. */
function watchCards(card: string): void {
  const marks: Marks = { ratedAtMs: NaN, shownAfterMs: [] };
  Object.assign(globalThis, { benchMarks: marks });
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if ("1234".includes(key)) marks.ratedAtMs = timeStamp;
    },
    { capture: true },
  );
  let shown: Element | null = null;
  new MutationObserver(() => {
    const now = document.querySelector(card);
    if (now === null || now === shown) return;
    shown = now;
    const { ratedAtMs } = marks;
    if (Number.isNaN(ratedAtMs)) return;
    // Painted: the task after the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => marks.shownAfterMs.push(performance.now() - ratedAtMs)));
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
}

/** A session of the learner with 100,000 cards and a million reviews, in the production build. */
export interface ReviewSession {
  /** For what only the browser itself can tell. */
  readonly client: CDPSession;
  /** Shows the answer, waits until the next card stands ready as it does while one reads, and rates. @returns ms until the next card is painted */
  readonly answer: (key: "1" | "2" | "3" | "4") => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens it on a copy of the profile. @param cpuSlowdown how many times slower than this machine */
export async function openReviewSession(cpuSlowdown = 1): Promise<ReviewSession> {
  const { folder, presentMs } = await seededProfile();
  const copy = await copyOfProfile(folder);
  const origin = await serveOrigin();
  const browser = await openBrowser({ origin, folder: copy, presentMs, withServiceWorker: false });
  const { context, page } = browser;
  const close = async (): Promise<void> => {
    await browser.close();
    origin.close();
    await removeProfile(copy);
  };
  try {
    const content = `{ const __name = (named) => named; (${watchCards.toString()})(${JSON.stringify(CARD)}); }`;
    await context.addInitScript({ content });
    const client = await context.newCDPSession(page);
    await page.goto(`${ORIGIN}/review/`);
    await page.locator(CARD).waitFor();
    if (cpuSlowdown > 1) await client.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    let answered = 0;
    return {
      client,
      async answer(key) {
        await page.keyboard.press(" ");
        // By locators: a handle of an element would keep it in memory after it has left the page.
        await page.locator(BACK).waitFor();
        await page.locator(UPCOMING).waitFor({ state: "attached" });
        // What making it ready left to be done is done.
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 })));
        await page.keyboard.press(key);
        const shown = await page.waitForFunction(
          (count) => (globalThis as unknown as Global).benchMarks.shownAfterMs[count],
          answered,
        );
        answered += 1;
        return Number(await shown.jsonValue());
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
