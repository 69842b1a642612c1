import type { Figure } from "../figure.ts";
import { openBrowseSession } from "../profile/browse-session.ts";

const CARDS = "the card browser with 100,000 cards";

/** What learners look for: figures, kinds, words, and both. The rarest word is on a few hundred cards. */
const QUERIES = [
  "is:due",
  "kind:formula",
  "softmax",
  "r<0.8",
  "is:leech",
  "topic:optimisers",
  "gradient is:due",
];

/** Whether one may fling through everything, and find something in it. */
export const browseScroll: readonly Figure[] = [
  {
    kind: "compared",
    figure: "browse-scroll",
    about: `${CARDS}: 95th percentile of the frames of a fling`,
    against: "a bare list of as many plain lines in memory",
    unit: "ms",
    repetitions: 24,
    warmUp: 3,
    goal: 1.2,
    async open() {
      const { fling, flingBare, close } = await openBrowseSession();
      return {
        figure: async () => (await fling()).p95,
        limit: async () => (await flingBare()).p95,
        close,
      };
    },
  },
  {
    kind: "timed",
    figure: "browse-longest-frame",
    about: `${CARDS}: longest frame of a fling`,
    unit: "ms",
    limit: 50,
    repetitions: 40,
    warmUp: 3,
    async open() {
      const { fling, close } = await openBrowseSession();
      return { sample: async () => (await fling()).longest, close };
    },
  },
  {
    kind: "timed",
    figure: "browse-first-rows",
    about: `${CARDS}: from the last letter of a query to its first rows`,
    unit: "ms",
    limit: 300,
    repetitions: 3 * QUERIES.length,
    warmUp: QUERIES.length,
    async open() {
      const { firstRows, close } = await openBrowseSession();
      let at = 0;
      return { sample: () => firstRows(QUERIES[at++ % QUERIES.length] ?? ""), close };
    },
  },
];
