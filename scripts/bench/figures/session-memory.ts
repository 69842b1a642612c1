import type { ComparedFigure } from "../figure.ts";
import { openReviewSession } from "../profile/review-session.ts";

/** What a page holds after the collector has been. */
interface Held {
  readonly heapMb: number;
  readonly domNodes: number;
  readonly listeners: number;
}

const EARLY = 50;
const LATE = 500;

/** One session, whichever figures ask. */
let session: Promise<{ readonly early: Held; readonly late: Held }> | null = null;

async function review(): Promise<{ readonly early: Held; readonly late: Held }> {
  const { client, answer, close } = await openReviewSession();
  const held = async (): Promise<Held> => {
    await client.send("HeapProfiler.collectGarbage");
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    return { heapMb: usedSize / 1e6, domNodes: nodes, listeners: jsEventListeners };
  };
  try {
    await client.send("HeapProfiler.enable");
    let early: Held | null = null;
    for (let card = 1; card <= LATE; card++) {
      await answer(card % 10 === 0 ? "1" : "3");
      if (card === EARLY) early = await held();
    }
    if (early === null) throw new Error("The session was too short.");
    return { early, late: await held() };
  } finally {
    await close();
  }
}

const PARTS = [
  { figure: "session-memory", of: "heapMb", what: "heap of the page after collection", unit: "MB" },
  { figure: "session-memory-nodes", of: "domNodes", what: "nodes of documents", unit: "nodes" },
  { figure: "session-memory-listeners", of: "listeners", what: "event listeners", unit: "listeners" },
] as const;

/** A session may be as long as it likes: the page holds no more for it. */
export const sessionMemory: readonly ComparedFigure[] = PARTS.map(({ figure, of, what, unit }) => ({
  kind: "compared",
  figure,
  about: `${what} at card ${LATE} of a session`,
  against: `the same at card ${EARLY}`,
  unit,
  repetitions: 1,
  warmUp: 0,
  goal: 1.1,
  async open() {
    session ??= review();
    const { early, late } = await session;
    return {
      figure: () => Promise.resolve(late[of]),
      limit: () => Promise.resolve(early[of]),
      close: () => Promise.resolve(),
    };
  },
}));
