import type { TimedFigure } from "../figure.ts";
import { serveApp, type Visit } from "../app.ts";

const REVIEW_LINK = `main a[href$="review/"], main a[href$="review"]`;
const SEEN = { today: REVIEW_LINK, card: "main section.front" };

/**
 * Whether the processor is this machine's, or four times slower as on a phone. The first card may take half of what the
 * faster of two other web apps for flashcards takes on the same machine: 730 and 1,590 ms.
 */
const PROCESSORS = [
  { suffix: "", cpuSlowdown: 1, firstCardMs: 365 },
  { suffix: "-4x-cpu", cpuSlowdown: 4, firstCardMs: 795 },
] as const;

async function beginToday({ page, firstSeen }: Visit): Promise<number> {
  await page.locator(REVIEW_LINK).first().tap();
  return firstSeen("card");
}

interface Moment {
  readonly name: string;
  readonly about: string;
  readonly take: (visit: Visit) => Promise<number>;
}

const FIRST_CARD: Moment = {
  name: "first-card-cold",
  about: "first visit: from the address to the first card, Today being begun as soon as it can be",
  take: beginToday,
};

/** Parts of it, told to see where the time goes. */
const PARTS: readonly Moment[] = [
  {
    name: "first-paint",
    about: "first visit: from the address to the first paint",
    take: ({ firstPaint }) => firstPaint(),
  },
  {
    name: "today-ready",
    about: "first visit: from the address until Today can be begun",
    take: ({ firstSeen }) => firstSeen("today"),
  },
  {
    name: "tap-to-first-card",
    about: "first visit: from the tap that begins Today to the first card",
    take: async (visit) => (await beginToday(visit)) - (await visit.lastTap()),
  },
];

/** What somebody feels who opens the app for the first time: nothing is cached, the browser has just been started. */
export const firstVisit: readonly TimedFigure[] = PROCESSORS.flatMap(({ suffix, cpuSlowdown, firstCardMs }) =>
  [FIRST_CARD, ...PARTS].map(({ name, about, take }) => ({
    kind: "timed",
    figure: `${name}${suffix}`,
    about: cpuSlowdown === 1 ? about : `${about}, on a processor ${cpuSlowdown} times slower`,
    unit: "ms",
    limit: name === FIRST_CARD.name ? firstCardMs : null,
    repetitions: 12,
    warmUp: 1,
    async open() {
      const app = await serveApp();
      return {
        sample: () => app.visit({ path: "", cpuSlowdown, seen: SEEN }, take),
        close: () => app.close(),
      };
    },
  })),
);
