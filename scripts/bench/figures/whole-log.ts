import type { ComparedFigure } from "../figure.ts";
import { openLogPage } from "../open-log-page.ts";

const GOAL = 1.5;

/** What has to look at every entry of the log: a million entries of a hundred thousand cards, from the disk. */
export const wholeLog: readonly ComparedFigure[] = [
  {
    kind: "compared",
    figure: "replay-million",
    about: "memory and due day of every card from 1,000,000 log entries",
    against: "reading the packed chunks by Dexie alone, and one bare next_state a rating into a map",
    unit: "ms",
    repetitions: 7,
    warmUp: 1,
    goal: GOAL,
    async open() {
      const { measure, close } = await openLogPage();
      return { figure: () => measure("replay"), limit: () => measure("replayBare"), close };
    },
  },
  {
    kind: "compared",
    figure: "statistics-sums",
    about: "sums of ratings, kinds of answers and time a day over 1,000,000 log entries",
    against: "reading the packed chunks by Dexie alone",
    unit: "ms",
    repetitions: 11,
    warmUp: 1,
    goal: GOAL,
    async open() {
      const { measure, close } = await openLogPage();
      return { figure: () => measure("sums"), limit: () => measure("readBare"), close };
    },
  },
  {
    kind: "compared",
    figure: "card-history",
    about: "history of one card among 1,000,000 log entries, as its info shows it",
    against: "reading the chunks that it is in by Dexie alone",
    unit: "ms",
    repetitions: 100,
    warmUp: 5,
    goal: GOAL,
    async open() {
      const { measure, close } = await openLogPage();
      return { figure: () => measure("history"), limit: () => measure("historyBare"), close };
    },
  },
];
