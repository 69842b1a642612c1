import { chromium, type Page } from "playwright-core";

import { chromiumFlags, findChromium } from "../build/chromium.mjs";
import { NoChromium } from "../grade/open-page.ts";
import { ensureBuilt } from "../tasks/build.mjs";
import { serveBuild } from "../tasks/serve.mjs";

export interface VisitOptions {
  /** Path below the app's root, e.g. "review/". */
  readonly path: string;
  /** How many times slower than this machine. */
  readonly cpuSlowdown?: number;
  readonly webgpu?: boolean;
  /** Requests that go unanswered. */
  readonly without?: RegExp;
  /** Things to wait for on the page, by a name of ours: CSS selectors. */
  readonly seen?: Readonly<Record<string, string>>;
}

/** The app as a browser that has never been there finds it. */
export interface Visit {
  readonly page: Page;
  /** Milliseconds from the start of the navigation until something was painted for the first time. */
  readonly firstSeen: (name: string) => Promise<number>;
  /** The same for the last tap. */
  readonly lastTap: () => Promise<number>;
  readonly firstPaint: () => Promise<number>;
}

export interface ServedApp {
  /** One visit with a browser and a profile of its own, which are gone afterwards. */
  visit<T>(options: VisitOptions, stay: (visit: Visit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What the script in the page notes down, in milliseconds since the navigation began. */
interface Marks {
  readonly seen: Record<string, number>;
  tappedAt: number;
}

interface Global {
  readonly benchMarks: Marks;
}

/** Runs in the page before anything else. */
function takeMarks(selectors: Readonly<Record<string, string>>): void {
  const marks: Marks = { seen: {}, tappedAt: NaN };
  Object.assign(globalThis, { benchMarks: marks });
  const waited = new Set<string>();
  const look = (): void => {
    for (const [name, selector] of Object.entries(selectors)) {
      if (waited.has(name) || document.querySelector(selector) === null) continue;
      waited.add(name);
      // Painted: the task after the frame that shows it.
      requestAnimationFrame(() => setTimeout(() => (marks.seen[name] = performance.now())));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  addEventListener("click", ({ timeStamp }) => (marks.tappedAt = timeStamp), { capture: true });
}

function visitOf(page: Page): Visit {
  return {
    page,
    async firstSeen(name) {
      const handle = await page.waitForFunction(
        (wanted) => (globalThis as unknown as Global).benchMarks.seen[wanted],
        name,
      );
      return Number(await handle.jsonValue());
    },
    lastTap: () => page.evaluate(() => (globalThis as unknown as Global).benchMarks.tappedAt),
    async firstPaint() {
      const handle = await page.waitForFunction(
        () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      );
      return Number(await handle.jsonValue());
    },
  };
}

/**
 * The production build, served to this machine alone.
 * @throws NoChromium
 */
export async function serveApp(): Promise<ServedApp> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new NoChromium(
      "There is no Chromium: install one (apt-get install chromium), or set CHROME_PATH to it.",
    );
  }
  const { folder } = await ensureBuilt({ base: "" });
  const server = await serveBuild({ folder });
  return {
    async visit({ path, cpuSlowdown = 1, webgpu = true, without, seen = {} }, stay) {
      const browser = await chromium.launch({ executablePath, args: chromiumFlags({ webgpu }) });
      try {
        const page = await browser.newPage({
          locale: "en-GB",
          viewport: { width: 390, height: 844 },
          hasTouch: true,
          isMobile: true,
        });
        if (without) await page.context().route(without, (route) => route.abort());
        // Names that a compiler adds to functions mean nothing in the page.
        const content = `{ const __name = (named) => named; (${takeMarks.toString()})(${JSON.stringify(seen)}); }`;
        await page.addInitScript({ content });
        if (cpuSlowdown > 1) {
          const session = await page.context().newCDPSession(page);
          await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
        }
        await page.goto(server.url + path, { waitUntil: "commit" });
        return await stay(visitOf(page));
      } finally {
        await browser.close();
      }
    },
    close: () => server.close(),
  };
}
