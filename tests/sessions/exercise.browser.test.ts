import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import { exerciseCardId } from "#lib/sessions/built-in-content.ts";
import { ExerciseSession, type ExerciseView } from "#lib/sessions/exercise.svelte.ts";
import { readCard } from "#lib/store/cards.ts";
import { readDraft } from "#lib/store/drafts.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { submissionsOf } from "#lib/store/submissions.ts";
import { valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const MORNING = Date.parse("2026-11-21T08:00:00Z");
const EXERCISE = "batch-norm" as ExerciseId;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});
afterEach(() => {
  vi.useRealTimers();
});

async function withExercise(run: (store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    const card = { cardId: exerciseCardId(EXERCISE), exerciseId: EXERCISE, topic: "t" as never };
    valueOf(await ensureExerciseCards(store, [card]));
    await run(store);
  });
}

async function opened(store: Store): Promise<{ session: ExerciseSession; view: Ready }> {
  const app = { ready: Promise.resolve(store), content: Promise.resolve(), contentReady: true };
  const session = new ExerciseSession(app, EXERCISE, "en");
  await session.open();
  if (session.view.kind !== "ready") throw new Error(`The exercise did not open: ${session.view.kind}.`);
  return { session, view: session.view };
}

type Ready = Extract<ExerciseView, { kind: "ready" }>;

/** Leaves the screen, as a page that goes does. */
async function left(session: ExerciseSession): Promise<void> {
  await session.keep();
  session.close();
}

describe("an exercise session", () => {
  it("loses no keystroke when the page goes", async () => {
    await withExercise(async (store) => {
      const first = await opened(store);
      first.session.edit("class BatchNorm { /* half");
      await left(first.session);
      const second = await opened(store);
      expect(second.view.open.start).toMatchObject({ text: "class BatchNorm { /* half", goesOn: true });
      await left(second.session);
    });
  });

  it("keeps hints in view and counted when it is opened again", async () => {
    await withExercise(async (store) => {
      const first = await opened(store);
      first.session.showHint();
      first.session.showHint();
      await left(first.session);
      const second = await opened(store);
      expect(second.session.hintsShown).toBe(2);
      await left(second.session);
    });
  });

  it("after giving up suggests Again, keeps one rating, and opens empty the next time", async () => {
    await withExercise(async (store) => {
      const { session, view } = await opened(store);
      session.edit("class BatchNorm {}");
      await session.keep();
      expect(session.suggestion).toBeNull();
      session.giveUp();
      expect(session.suggestion).toEqual({ rating: 1, reason: "given-up" });
      await Promise.all([session.rate(1), session.rate(4)]);
      await session.rate(4);
      await left(session);
      expect(valueOf(await allEvents(store))).toMatchObject([{ kind: "rate", rating: 1, phase: "new" }]);
      expect(view.rating.savedDelay).toEqual({ unit: "days", days: 1 });
      expect(await readDraft(store, EXERCISE, "typescript")).toBeUndefined();
      const again = await opened(store);
      expect(again.view.open.start.text).toBe(again.view.open.starter);
      expect(again.session.suggestion).toBeNull();
      await left(again.session);
    });
  });

  it("writes on the buttons what is then kept", async () => {
    await withExercise(async (store) => {
      const { session, view } = await opened(store);
      session.giveUp();
      const promised = view.rating.delays?.[3].memory;
      await session.rate(3);
      expect((await readCard(store, exerciseCardId(EXERCISE)))?.memory).toEqual(promised);
      await left(session);
    });
  });

  it("refuses a rating that another tab overtook, says so, and takes the next one", async () => {
    await withExercise(async (store) => {
      const here = await opened(store);
      const there = await opened(store);
      here.session.giveUp();
      there.session.giveUp();
      await there.session.rate(3);
      vi.setSystemTime(MORNING + MS_PER_DAY);
      await here.session.rate(3);
      expect(here.view.rating.savedDelay).toBeNull();
      expect(here.view.rating.problem).toContain("elsewhere");
      await here.session.rate(3);
      expect(here.view.rating.savedDelay).not.toBeNull();
      expect(valueOf(await allEvents(store))).toHaveLength(2);
      await left(here.session);
      await left(there.session);
    });
  });

  it("names an exercise that is not there", async () => {
    await withExercise(async (store) => {
      const app = { ready: Promise.resolve(store), content: Promise.resolve(), contentReady: true };
      const session = new ExerciseSession(app, "no-such" as ExerciseId, "en");
      await session.open();
      expect(session.view).toMatchObject({ kind: "problem", canRetry: false });
    });
  });
});

describe("grading in a session", () => {
  it("keeps submissions but no runs, and a passing one ends the attempt", async () => {
    vi.useRealTimers();
    await withExercise(async (store) => {
      const { session, view } = await opened(store);
      const solution = view.open.exercise.solution.typescript ?? "";
      await session.grade("visible");
      expect(session.report?.verdict.kind).not.toBe("passed");
      expect(await submissionsOf(store, EXERCISE)).toEqual([]);
      session.edit(solution);
      await session.grade("all");
      expect(session.report?.verdict.kind).toBe("passed");
      expect(session.suggestion).toEqual({ rating: 4, reason: "quick" });
      expect(await submissionsOf(store, EXERCISE)).toMatchObject([
        { code: solution, verdict: { kind: "passed" }, hintsUsed: 0, solutionShown: false },
      ]);
      await left(session);
    });
  });

  it("leaves nothing behind when it is cancelled", async () => {
    vi.useRealTimers();
    await withExercise(async (store) => {
      const { session } = await opened(store);
      session.edit("export class BatchNorm { forward() { for (;;); } }");
      const graded = session.grade("all");
      await vi.waitFor(() => expect(session.activity).toMatchObject({ stage: { kind: "running" } }), 20_000);
      session.cancel();
      await graded;
      expect(session.activity).toEqual({ kind: "idle" });
      expect(session.report).toBeNull();
      expect(await submissionsOf(store, EXERCISE)).toEqual([]);
      await left(session);
    });
  });
});
