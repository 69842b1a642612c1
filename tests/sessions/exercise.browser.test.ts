import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import { MS_PER_DAY } from "#lib/core/time.ts";
import { CODE_LANGUAGE_SETTING } from "#lib/sessions/code-language.ts";
import { attemptSetting, NEW_ATTEMPT } from "#lib/sessions/exercise-attempt.ts";
import { exerciseCardId } from "#lib/sessions/exercise-card-id.ts";
import { ExerciseSession, type ExerciseView } from "#lib/sessions/exercise.svelte.ts";
import { readCard } from "#lib/store/cards.ts";
import { readDraft } from "#lib/store/drafts.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { writeSetting } from "#lib/store/setting.ts";
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

function readyView(session: ExerciseSession): Ready {
  if (session.view.kind !== "ready") throw new Error(`The exercise is not open: ${session.view.kind}.`);
  return session.view;
}

async function opened(store: Store): Promise<{ session: ExerciseSession; view: Ready }> {
  const app = { ready: Promise.resolve(store), content: Promise.resolve(), contentReady: true };
  const session = new ExerciseSession(app, EXERCISE, "en");
  await session.open();
  return { session, view: readyView(session) };
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
      first.session.edit("class BatchNorm:  # half");
      await left(first.session);
      const second = await opened(store);
      expect(second.view.code.start).toMatchObject({ text: "class BatchNorm:  # half", goesOn: true });
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
      session.edit("class BatchNorm: pass");
      await session.keep();
      expect(session.suggestion).toBeNull();
      session.giveUp();
      expect(session.suggestion).toEqual({ rating: 1, reason: "given-up" });
      await Promise.all([session.rate(1), session.rate(4)]);
      await session.rate(4);
      await left(session);
      expect(valueOf(await allEvents(store))).toMatchObject([{ kind: "rate", rating: 1, phase: "new" }]);
      expect(view.rating.savedDelay).toEqual({ unit: "days", days: 1 });
      expect(await readDraft(store, EXERCISE, "python")).toBeUndefined();
      const again = await opened(store);
      expect(again.view.code.start.text).toBe(again.view.code.starter);
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
      expect(session.view).toEqual({ kind: "gone" });
    });
  });
});

describe("the code language", () => {
  const starter = (view: Ready): string => view.code.starter;

  it("is Python at first, and the one chosen last from then on", async () => {
    await withExercise(async (store) => {
      const first = await opened(store);
      expect(first.view.open.languages).toEqual(["python", "typescript"]);
      expect(first.view.code.language).toBe("python");
      first.session.choose("typescript");
      await left(first.session);
      await writeSetting(store, attemptSetting(EXERCISE), NEW_ATTEMPT);
      const second = await opened(store);
      expect(second.view.code.language).toBe("typescript");
      await left(second.session);
    });
  });

  it("keeps a draft of each, and comes back in the one that was on the screen", async () => {
    await withExercise(async (store) => {
      const first = await opened(store);
      first.session.edit("# python");
      first.session.choose("typescript");
      expect(first.session.textIn("typescript")).toContain("export class BatchNorm");
      first.session.edit("// typescript");
      first.session.choose("python");
      expect(first.session.textIn("python")).toBe("# python");
      first.session.choose("typescript");
      await left(first.session);
      // What another exercise was switched to does not move this one.
      await writeSetting(store, CODE_LANGUAGE_SETTING, "python");
      const second = await opened(store);
      expect(second.view.code).toMatchObject({ language: "typescript", start: { text: "// typescript" } });
      expect(second.session.textIn("python")).toBe("# python");
      await left(second.session);
    });
  });

  it("changes prompt, hints and solution, and neither hints nor tries", async () => {
    await withExercise(async (store) => {
      const { session } = await opened(store);
      session.showHint();
      const python = readyView(session).code.text;
      session.choose("typescript");
      const typescript = readyView(session).code.text;
      expect(session.hintsShown).toBe(1);
      expect(python.solutionHtml).not.toBe(typescript.solutionHtml);
      expect(python.hintsHtml).toHaveLength(typescript.hintsHtml.length);
      for (const text of [python, typescript])
        expect([text.bodyHtml, ...text.hintsHtml].join()).not.toMatch(/(<|&lt;)\/?(ts|py)(>|&gt;)/);
      await left(session);
    });
  });

  it("ends with one rating, which forgets the draft that ended it and leaves the other", async () => {
    await withExercise(async (store) => {
      const { session } = await opened(store);
      session.edit("# given up");
      await session.keep();
      session.giveUp();
      session.choose("typescript");
      session.edit("// begun");
      await session.rate(1);
      await left(session);
      expect(await readDraft(store, EXERCISE, "python")).toBeUndefined();
      expect(await readDraft(store, EXERCISE, "typescript")).toMatchObject({ code: "// begun" });
    });
  });

  it("begins anew in both when the exercise has become due since", async () => {
    await withExercise(async (store) => {
      const first = await opened(store);
      first.session.giveUp();
      await first.session.rate(3);
      first.session.choose("typescript");
      first.session.edit("// played with afterwards");
      first.session.choose("python");
      first.session.edit("# this too");
      await left(first.session);
      vi.setSystemTime(MORNING + 400 * MS_PER_DAY);
      const second = await opened(store);
      for (const language of second.view.open.languages) {
        const { start } = second.view.open.code(language);
        expect(start).toMatchObject({ goesOn: false, lastTime: { outcome: "draft" } });
      }
      expect(second.session.textIn("python")).toBe(starter(second.view));
      await left(second.session);
    });
  });
});

describe("grading in a session", () => {
  it("keeps submissions but no runs; one that passes ends the attempt, in whichever language", async () => {
    vi.useRealTimers();
    await withExercise(async (store) => {
      const { session, view } = await opened(store);
      const solution = view.open.exercise.solution.python ?? "";
      await session.grade("visible");
      expect(session.report?.verdict.kind).not.toBe("passed");
      expect(await submissionsOf(store, EXERCISE)).toEqual([]);
      session.choose("typescript");
      expect(session.report).toBeNull();
      session.choose("python");
      expect(session.report?.verdict.kind).not.toBe("passed");
      session.edit(solution);
      const graded = session.grade("all");
      session.choose("typescript");
      expect(readyView(session).code.language).toBe("python");
      await graded;
      expect(session.report?.verdict).toMatchObject({ kind: "passed" });
      expect(session.suggestion).toEqual({ rating: 4, reason: "quick" });
      expect(await submissionsOf(store, EXERCISE)).toMatchObject([
        {
          code: solution,
          language: "python",
          verdict: { kind: "passed" },
          hintsUsed: 0,
          solutionShown: false,
        },
      ]);
      await left(session);
    });
  });

  it("leaves nothing behind when it is cancelled", async () => {
    vi.useRealTimers();
    await withExercise(async (store) => {
      const { session } = await opened(store);
      session.choose("typescript");
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
