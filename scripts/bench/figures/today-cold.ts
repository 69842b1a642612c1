import type { ComparedFigure } from "../figure.ts";
import { copyOfProfile, openBrowser, removeProfile } from "../profile/open-profile.ts";
import { emptyProfile, seededProfile, type Profile } from "../profile/profiles.ts";
import { ORIGIN, serveOrigin, type ServedOrigin } from "../profile/serve-origin.ts";

/** What is to be reviewed today is told with the link to it. */
const COUNTS = `main a[href$="review/"], main a[href$="review"]`;

/** What was seen of a cold start, in ms from the navigation. */
interface ColdStart {
  /** The first paint of anything. */
  readonly paintMs: number;
  /** What is due today stands on the screen. */
  readonly countsMs: number;
}

interface Global {
  readonly benchCountsMs?: number;
}

/** Runs in the page before anything else. */
function watchCounts(counts: string): void {
  const watcher = new MutationObserver(() => {
    if (document.querySelector(counts) === null) return;
    watcher.disconnect();
    // Painted: the task after the frame that shows it.
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(globalThis, { benchCountsMs: performance.now() })),
    );
  });
  watcher.observe(document, { childList: true, subtree: true });
}

/** Starts a browser on a profile that has the app installed, as from the home screen. */
async function coldStart(origin: ServedOrigin, { folder, presentMs }: Profile): Promise<ColdStart> {
  const { context, page, close } = await openBrowser({ origin, folder, presentMs, withServiceWorker: true });
  try {
    const content = `{ const __name = (named) => named; (${watchCounts.toString()})(${JSON.stringify(COUNTS)}); }`;
    await context.addInitScript({ content });
    await page.goto(ORIGIN, { waitUntil: "commit" });
    const shown = await page.waitForFunction(() => (globalThis as unknown as Global).benchCountsMs);
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    );
    return { paintMs, countsMs: Number(await shown.jsonValue()) };
  } finally {
    await close();
  }
}

/** A copy of the profile in which this build of the app is installed. */
async function installed(origin: ServedOrigin, profile: Profile): Promise<Profile> {
  const folder = await copyOfProfile(profile.folder);
  const browser = await openBrowser({
    origin,
    folder,
    presentMs: profile.presentMs,
    withServiceWorker: true,
  });
  try {
    await browser.page.goto(ORIGIN);
    await browser.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  } finally {
    await browser.close();
  }
  return { ...profile, folder };
}

/** What opening the app costs who has reviewed for years, against who has just begun. */
function coldFigure(figure: string, about: string, seen: (start: ColdStart) => number): ComparedFigure {
  return {
    kind: "compared",
    figure,
    about: `cold start to ${about}, with 100,000 cards and 1,000,000 log entries`,
    against: "the same app with the built-in cards alone, nothing reviewed",
    unit: "ms",
    repetitions: 12,
    warmUp: 2,
    goal: 1.3,
    async open() {
      const origin = await serveOrigin();
      const many = await installed(origin, await seededProfile());
      const few = await installed(origin, await emptyProfile());
      return {
        figure: async () => seen(await coldStart(origin, many)),
        limit: async () => seen(await coldStart(origin, few)),
        async close() {
          origin.close();
          await removeProfile(many.folder);
          await removeProfile(few.folder);
        },
      };
    },
  };
}

export const todayCold: readonly ComparedFigure[] = [
  coldFigure("today-cold", "the first paint", ({ paintMs }) => paintMs),
  coldFigure("today-cold-counts", "what is due today", ({ countsMs }) => countsMs),
];
