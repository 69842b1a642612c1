import { describe, expect, it } from "vitest";

import type { CardId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { sampleCards } from "#lib/store/card-sample.ts";
import { rowOf } from "#lib/store/card-row.ts";
import { packedLog } from "#lib/store/packed-log.ts";
import { writePreset } from "#lib/store/plans.ts";
import { saveNote } from "#lib/store/save-note.ts";
import type { Store } from "#lib/store/open.ts";
import { useParameters } from "#lib/store/use-parameters.ts";
import { dump } from "./dump.ts";
import { card, note, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const PRESET = "default" as PresetId;
const MOMENT = { atMs: 1_000, utcOffsetMinutes: 0, studyDay: 0 };

const row = (id: string) => ({
  id: id as ParametersId,
  settings: { ...DEFAULT_SETTINGS, desiredRetention: 0.8 },
  fitted: null,
  madeAtMs: 1_000,
});

const preset = (parametersId: string) => ({
  id: PRESET,
  name: "default",
  parametersId: parametersId as ParametersId,
  limits: { newCards: 7, reviews: null },
});

describe("using other parameters", () => {
  it("adds them, says so in the log and points the preset at them; its other options stay", async () => {
    await withStore(async (store) => {
      valueOf(await writePreset(store, preset("before")));
      valueOf(await useParameters(store, PRESET, row("after"), MOMENT));
      expect(await store.parameters.toArray()).toEqual([row("after")]);
      expect(await store.presets.get(PRESET)).toEqual(preset("after"));
      const { chunks, tail } = await packedLog(store);
      expect(chunks).toEqual([]);
      expect(tail).toMatchObject([{ kind: "parameters", parametersId: "after", ...MOMENT }]);
    });
  });

  it("does nothing at all where the preset is not there", async () => {
    await withStore(async (store) => {
      const before = await dump(store);
      const used = await useParameters(store, PRESET, row("after"), MOMENT);
      expect(used).toEqual({ ok: false, error: { kind: "missing-preset" } });
      expect(await dump(store)).toEqual(before);
    });
  });
});

describe("a sample of the cards", () => {
  /** Cards that are due on days 0, 1, 2, …, and one that was never seen. */
  async function withDueCards(store: Store, count: number): Promise<void> {
    const names = Array.from({ length: count + 1 }, (_, index) => `card ${index}`);
    valueOf(
      await saveNote(
        store,
        note("notes"),
        names.map((name) => card(name)),
      ),
    );
    for (const [dueDay, name] of names.slice(0, count).entries()) {
      const stored = await store.cards.get(name as CardId);
      if (stored === undefined) throw new Error(`${name} is not stored.`);
      const memory = {
        phase: "review",
        dueDay,
        stability: 5,
        difficulty: 5,
        lastStudyDay: -5,
        lastReviewAtMs: 0,
      } as const;
      await store.cards.put(rowOf({ ...stored, memory }));
    }
  }

  const dueDays = ({ memories }: Awaited<ReturnType<typeof sampleCards>>) =>
    memories.map((memory) => (memory.phase === "review" ? memory.dueDay : null));

  it("is all of them where they are few, without those that were never seen", async () => {
    await withStore(async (store) => {
      await withDueCards(store, 6);
      const sample = await sampleCards(store, 6, 0.5);
      expect(sample.weight).toBe(1);
      expect(dueDays(sample)).toEqual([0, 1, 2, 3, 4, 5]);
    });
  });

  it("takes every n-th otherwise, each standing for the same number", async () => {
    await withStore(async (store) => {
      await withDueCards(store, 12);
      for (const most of [1, 3, 4, 5, 11]) {
        const sample = await sampleCards(store, most, 0.5);
        expect(sample.memories).toHaveLength(most);
        expect(sample.weight).toBeCloseTo(12 / most, 9);
        const days = dueDays(sample).map(Number);
        expect(days).toEqual(days.toSorted((a, b) => a - b));
        const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
        expect(Math.max(0, ...gaps) - Math.min(12, ...gaps)).toBeLessThanOrEqual(1);
      }
      expect((await sampleCards(store, 5, 0.5)).memories).toEqual(
        (await sampleCards(store, 5, 0.5)).memories,
      );
    });
  });
});
