import { describe, expect, it } from "vitest";

import type { ExerciseId, PresetId, TopicId } from "#lib/core/ids.ts";
import { deleteDraft, readDraft, writeDraft } from "#lib/store/drafts.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { exerciseStates } from "#lib/store/exercise-states.ts";
import type { SubmissionRow } from "#lib/store/practice-rows.ts";
import { readPreset, writePreset } from "#lib/store/plans.ts";
import { readSetting, writeSetting } from "#lib/store/setting.ts";
import type { Setting } from "#lib/store/setting.ts";
import { addSubmission, submissionsOf } from "#lib/store/submissions.ts";
import { topicEvidence } from "#lib/store/topic-evidence.ts";
import { dump } from "./dump.ts";
import { momentAfter, PARAMETERS, rate } from "./reviewing.ts";
import { cardIdOf, exercise, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const BATCH_NORM = "batch-norm" as ExerciseId;

function submission(changes: Partial<Omit<SubmissionRow, "id">> = {}): Omit<SubmissionRow, "id"> {
  return {
    exerciseId: BATCH_NORM,
    language: "typescript",
    code: "export class BatchNorm {}",
    atMs: 1_000,
    verdict: { kind: "failed", reason: "wrong-values", caseId: "train", mistakeId: "epsilon-outside-root" },
    backend: "webgpu",
    hintsUsed: 0,
    solutionShown: false,
    ...changes,
  };
}

describe("exercise cards", () => {
  it("follow the catalogue, keep their history, and change nothing the second time", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("softmax"), exercise("batch-norm")]));
      const { card } = valueOf(await rate(store, cardIdOf("exercise:softmax"), 4, momentAfter(0)));

      valueOf(
        await ensureExerciseCards(store, [exercise("batch-norm", "training" as TopicId), exercise("adam")]),
      );
      const states = await exerciseStates(store);
      expect(states.map((state) => state.card.exerciseId)).toEqual(["batch-norm", "adam"]);
      expect(states[0]?.card.topic).toBe("training");

      const before = await dump(store);
      valueOf(
        await ensureExerciseCards(store, [exercise("batch-norm", "training" as TopicId), exercise("adam")]),
      );
      expect(await dump(store)).toEqual(before);

      valueOf(await ensureExerciseCards(store, [exercise("softmax")]));
      const [softmax] = await exerciseStates(store);
      expect(softmax?.card).toMatchObject({ memory: card.memory, queue: "review", archived: false });
    });
  });

  it("are no evidence of recall", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("softmax")]));
      valueOf(await rate(store, cardIdOf("exercise:softmax"), 4, momentAfter(0)));
      expect(await topicEvidence(store)).toEqual([]);
    });
  });
});

describe("submissions", () => {
  it("are listed by exercise and time, and tell whether it was ever passed", async () => {
    await withStore(async (store) => {
      valueOf(await ensureExerciseCards(store, [exercise("softmax"), exercise("batch-norm")]));
      const wrong = valueOf(await addSubmission(store, submission({ atMs: 2_000 })));
      expect((await exerciseStates(store)).some((state) => state.passed)).toBe(false);
      const right = valueOf(
        await addSubmission(store, submission({ atMs: 3_000, verdict: { kind: "passed" } })),
      );
      const again = valueOf(await addSubmission(store, submission({ atMs: 1_000 })));
      valueOf(await addSubmission(store, submission({ exerciseId: "softmax" as ExerciseId })));

      expect(await submissionsOf(store, BATCH_NORM)).toEqual([again, wrong, right]);
      expect(await submissionsOf(store, BATCH_NORM, 2_000)).toEqual([wrong, right]);
      const passed = (await exerciseStates(store)).map((state) => [state.card.exerciseId, state.passed]);
      expect(passed).toEqual([
        ["softmax", false],
        ["batch-norm", true],
      ]);
    });
  });
});

describe("drafts", () => {
  it("are kept one an exercise and language", async () => {
    await withStore(async (store) => {
      const draft = { exerciseId: BATCH_NORM, language: "typescript", code: "a", updatedAtMs: 1 } as const;
      valueOf(await writeDraft(store, draft));
      valueOf(await writeDraft(store, { ...draft, language: "python", code: "b" }));
      valueOf(await writeDraft(store, { ...draft, code: "c" }));
      expect((await readDraft(store, BATCH_NORM, "typescript"))?.code).toBe("c");
      valueOf(await deleteDraft(store, BATCH_NORM, "typescript"));
      expect(await readDraft(store, BATCH_NORM, "typescript")).toBeUndefined();
      expect((await readDraft(store, BATCH_NORM, "python"))?.code).toBe("b");
    });
  });
});

describe("settings and presets", () => {
  it("come back as they were kept, and as the default before and when they make no sense", async () => {
    const rollover: Setting<number> = {
      name: "rollover-hour",
      parse: (stored) => (typeof stored === "number" ? stored : 4),
    };
    await withStore(async (store) => {
      expect(await readSetting(store, rollover)).toBe(4);
      valueOf(await writeSetting(store, rollover, 2));
      expect(await readSetting(store, rollover)).toBe(2);
      await store.settings.put({ name: rollover.name, value: "two" });
      expect(await readSetting(store, rollover)).toBe(4);
    });
  });

  it("keep a preset", async () => {
    await withStore(async (store) => {
      const preset = {
        id: "calm" as PresetId,
        name: "Calm",
        parametersId: PARAMETERS,
        limits: { newCards: 5, reviews: null },
      };
      valueOf(await writePreset(store, preset));
      expect(await readPreset(store, preset.id)).toEqual(preset);
    });
  });
});
