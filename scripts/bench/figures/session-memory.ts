import type { ComparedFigure } from "../figure.ts";
import { heldMemory, type HeldMemory } from "../profile/held-memory.ts";
import { openReviewSession } from "../profile/review-session.ts";

const EARLY = 50;
const LATE = 500;

/** One session, whichever figures ask. */
let session: Promise<{ readonly early: HeldMemory; readonly late: HeldMemory }> | null = null;

async function review(): Promise<{ readonly early: HeldMemory; readonly late: HeldMemory }> {
  const { client, answer, close } = await openReviewSession();
  try {
    await client.send("HeapProfiler.enable");
    let early: HeldMemory | null = null;
    for (let card = 1; card <= LATE; card++) {
      await answer(card % 10 === 0 ? "1" : "3");
      if (card === EARLY) early = await heldMemory(client);
    }
    if (early === null) throw new Error("The session was too short.");
    return { early, late: await heldMemory(client) };
  } finally {
    await close();
  }
}

const PARTS = [
  {
    figure: "session-memory",
    of: "dataMb",
    what: "objects, strings and nodes that the page holds",
    unit: "MB",
    // Half a kilobyte a card would be too much.
    goal: 1.05,
  },
  { figure: "session-memory-nodes", of: "domNodes", what: "nodes of documents", unit: "nodes", goal: 1.1 },
  {
    figure: "session-memory-listeners",
    of: "listeners",
    what: "event listeners",
    unit: "listeners",
    goal: 1.1,
  },
  // The engine compiles what runs often, until everything of it is: no session makes more of it than there is code.
  { figure: "session-memory-code", of: "codeMb", what: "compiled code", unit: "MB", goal: null },
] as const;

/** A session may be as long as it likes: the page holds no more for it. */
export const sessionMemory: readonly ComparedFigure[] = PARTS.map(({ figure, of, what, unit, goal }) => ({
  kind: "compared",
  figure,
  about: `${what} at card ${LATE} of a session`,
  against: `the same at card ${EARLY}`,
  unit,
  repetitions: 1,
  warmUp: 0,
  goal,
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
