import { buildPage, type GradingSite, type PageToBuild } from "../../grade/build-page.ts";
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

/** Starts a browser and goes to the address at once. */
async function coldStart(
  origin: ServedOrigin,
  { profile: { folder, presentMs }, path, withServiceWorker }: Start,
): Promise<ColdStart> {
  const { context, page, close } = await openBrowser({ origin, folder, presentMs, withServiceWorker });
  try {
    const content = `{ const __name = (named) => named; (${watchCounts.toString()})(${JSON.stringify(COUNTS)}); }`;
    await context.addInitScript({ content });
    await page.goto(`${ORIGIN}${path}`, { waitUntil: "commit" });
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

/** Where cold starts are made: the address, and the profile that has it. */
interface Start {
  readonly profile: Profile;
  readonly path: string;
  readonly withServiceWorker: boolean;
}

/** What a cold start is held against. */
interface Against {
  readonly against: string;
  readonly goal: number | null;
  readonly site: (() => Promise<GradingSite>) | null;
  readonly prepare: (origin: ServedOrigin, page: string) => Promise<Start>;
}

const BARE_PAGE: PageToBuild = { source: "scripts/bench/cold-page", output: ".cache/cold-page" };

/** The app, as from the home screen. */
async function app(origin: ServedOrigin, profile: Profile): Promise<Start> {
  return { profile: await installed(origin, profile), path: "", withServiceWorker: true };
}

const JUST_BEGUN: Omit<Against, "goal"> = {
  against: "the same app with the built-in cards alone, nothing reviewed",
  site: null,
  prepare: async (origin) => app(origin, await emptyProfile()),
};

const BARE: Omit<Against, "goal"> = {
  against: "a cold start of a blank page that does the same reads by Dexie alone",
  site: () => buildPage(BARE_PAGE),
  async prepare(_origin, page) {
    const profile = await seededProfile();
    const folder = await copyOfProfile(profile.folder);
    return { profile: { ...profile, folder }, path: `/${page}`, withServiceWorker: false };
  },
};

/** What opening the app costs who has reviewed for years. */
function coldFigure(
  figure: string,
  about: string,
  seen: (start: ColdStart) => number,
  { against, goal, site, prepare }: Against,
): ComparedFigure {
  return {
    kind: "compared",
    figure,
    about: `cold start to ${about}, with 100,000 cards and 1,000,000 log entries`,
    against,
    unit: "ms",
    repetitions: 12,
    warmUp: 2,
    goal,
    async open() {
      const built = site === null ? null : await site();
      const origin = await serveOrigin(built === null ? [] : [built.folder]);
      const many = await app(origin, await seededProfile());
      const other = await prepare(origin, built?.page ?? "");
      return {
        figure: async () => seen(await coldStart(origin, many)),
        limit: async () => seen(await coldStart(origin, other)),
        async close() {
          origin.close();
          await removeProfile(many.profile.folder);
          await removeProfile(other.profile.folder);
        },
      };
    },
  };
}

const paint = ({ paintMs }: ColdStart): number => paintMs;
const counts = ({ countsMs }: ColdStart): number => countsMs;

export const todayCold: readonly ComparedFigure[] = [
  coldFigure("today-cold", "the first paint", paint, { ...JUST_BEGUN, goal: 1.3 }),
  coldFigure("today-cold-counts", "what is due today", counts, { ...BARE, goal: 1.3 }),
  // A database of many years takes long to open, whoever opens it.
  coldFigure("today-cold-counts-begun", "what is due today", counts, { ...JUST_BEGUN, goal: null }),
];
