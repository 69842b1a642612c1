import type { CDPSession, Page } from "playwright-core";

import { copyOfProfile, openBrowser, removeProfile } from "./open-profile.ts";
import { seededProfile } from "./profiles.ts";
import { ORIGIN, serveOrigin } from "./serve-origin.ts";

/** The 95th percentile and the longest of the frames of a fling, in milliseconds. */
export interface Fling {
  readonly p95: number;
  readonly longest: number;
}

export interface BrowseSession {
  /** A thumb sends the list of all cards on its way, and it comes to rest. */
  readonly fling: () => Promise<Fling>;
  /** The same on a list of a hundred thousand plain lines that are all in memory, drawn by a dozen lines of script. */
  readonly flingBare: () => Promise<Fling>;
  /** @returns milliseconds from the last letter of a query until its first rows can be read */
  readonly firstRows: (query: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

interface Global {
  benchFrames: number[] | null;
}

/** Runs in the page before anything else. */
function watchFrames(): void {
  const marks: Global = { benchFrames: null };
  Object.assign(globalThis, marks);
  let lastMs = performance.now();
  const frame = (atMs: number): void => {
    (globalThis as unknown as Global).benchFrames?.push(atMs - lastMs);
    lastMs = atMs;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Runs in a page of its own: a list of any length with nothing behind it. */
function drawBareList(count: number): void {
  const rowPixels = 88;
  const lines = Array.from(
    { length: count },
    (_, index) => `Line ${index + 1}: what is the gradient of the loss?`,
  );
  const list = document.createElement("ul");
  list.style.cssText = `position:relative;height:${count * rowPixels}px;margin:0`;
  document.body.replaceChildren(list);
  const rows = new Map<number, HTMLElement>();
  const draw = (): void => {
    const first = Math.max(0, Math.floor(scrollY / rowPixels) - 6);
    const end = Math.min(count, Math.ceil((scrollY + innerHeight) / rowPixels) + 6);
    for (const [index, row] of rows) {
      if (index >= first && index < end) continue;
      row.remove();
      rows.delete(index);
    }
    for (let index = first; index < end; index++) {
      if (rows.has(index)) continue;
      const row = document.createElement("li");
      row.style.cssText = `position:absolute;height:${rowPixels}px;contain:strict;width:100%;transform:translateY(${index * rowPixels}px)`;
      row.textContent = lines[index] ?? "";
      rows.set(index, row);
      list.append(row);
    }
  };
  addEventListener("scroll", draw);
  draw();
}

const ROWS = "main [data-row]";
const SEARCH = "main input[type=search]";
/** Looking through the cards is over. */
const isAtRest = (): boolean => document.querySelector("main progress") === null;

/** Where the thumb begins and ends, and how far it goes between two of its reports, in pixels of the page. */
const THUMB = { x: 190, from: 700, to: 250, step: 50 } as const;
const FLICKS = 3;
/** The list has come to rest when so many frames show it at one place. */
const FRAMES_AT_REST = 6;

async function flick(session: CDPSession): Promise<void> {
  const { x, from, to, step } = THUMB;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y: from }] });
  for (let y = from; y >= to; y -= step)
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function flingOn(page: Page): Promise<Fling> {
  const session = await page.context().newCDPSession(page);
  const from = await page.evaluate(() => {
    (globalThis as unknown as Global).benchFrames = [];
    return scrollY;
  });
  for (let count = 0; count < FLICKS; count++) await flick(session);
  const { frames, to } = await page.evaluate(async (framesAtRest) => {
    let at = scrollY;
    for (let still = 0; still < framesAtRest; still += 1) {
      await new Promise(requestAnimationFrame);
      if (scrollY !== at) still = 0;
      at = scrollY;
    }
    const { benchFrames } = globalThis as unknown as Global;
    (globalThis as unknown as Global).benchFrames = null;
    return { frames: benchFrames ?? [], to: scrollY };
  }, FRAMES_AT_REST);
  await session.detach();
  // A list that stands still is as smooth as can be. The first pixels under a thumb only say that it moves.
  const thumb = FLICKS * (THUMB.from - THUMB.to);
  if (to - from < thumb / 2)
    throw new Error(`A fling moved the list by ${Math.round(to - from)} pixels only.`);
  const sorted = frames.sort((first, second) => first - second);
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, longest: sorted.at(-1) ?? 0 };
}

/** The card browser of a learner with 100,000 cards, all of them listed. */
export async function openBrowseSession(): Promise<BrowseSession> {
  const origin = await serveOrigin();
  const { folder: seeded, presentMs } = await seededProfile();
  const folder = await copyOfProfile(seeded);
  const browser = await openBrowser({ origin, folder, presentMs, withServiceWorker: false });
  const { context, page } = browser;
  // Names that a compiler adds to functions mean nothing in the page.
  await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
  await context.addInitScript(watchFrames);
  await page.goto(`${ORIGIN}/decks/browse/`);
  await page.waitForSelector(ROWS);
  await page.waitForFunction(isAtRest, null, { timeout: 120_000 });
  const bare = await context.newPage();
  await bare.goto("data:text/html,<!doctype html><meta name=viewport content=width=device-width>");
  await bare.evaluate(drawBareList, 100_000);
  return {
    async fling() {
      await page.bringToFront();
      return flingOn(page);
    },
    async flingBare() {
      await bare.bringToFront();
      return flingOn(bare);
    },
    async firstRows(query) {
      await page.bringToFront();
      await page.locator(SEARCH).fill("");
      await page.waitForFunction(isAtRest, null, { timeout: 120_000 });
      const shown = page.evaluate(async () => {
        const status = (): string => document.querySelector("main [role=status]")?.textContent ?? "";
        const before = status();
        const beganAt = await new Promise<number>((resolve) =>
          addEventListener("input", () => resolve(performance.now()), { capture: true, once: true }),
        );
        for (;;) {
          await new Promise(requestAnimationFrame);
          const row = document.querySelector("main [data-row]");
          if (status() !== before && row !== null && row.querySelector(".wait") === null)
            return performance.now() - beganAt;
        }
      });
      await page.locator(SEARCH).fill(query);
      return shown;
    },
    async close() {
      await browser.close();
      origin.close();
      await removeProfile(folder);
    },
  };
}
