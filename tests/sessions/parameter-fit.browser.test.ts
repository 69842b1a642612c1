import { describe, expect, it } from "vitest";

import type { PresetId } from "#lib/core/ids.ts";
import { FORGETFUL, simulatedLog } from "#lib/scheduling/testing/simulated-log.ts";
import { DEFAULT_WEIGHTS, type Weights } from "#lib/scheduling/weights.ts";
import { now } from "#lib/sessions/clock.ts";
import { ParameterFit } from "#lib/sessions/optimiser/parameter-fit.svelte.ts";
import { CARD_PLAN, keepPlans, readStudyPlans } from "#lib/sessions/study-plan.ts";
import type { Store } from "#lib/store/open.ts";
import { dump } from "../store/dump.ts";
import { withStore } from "../store/temporary-store.ts";

/** A store with the log of a learner whose memory is known. */
async function withLearner(
  weights: Weights,
  ratings: number,
  run: (store: Store, session: ParameterFit) => Promise<void>,
): Promise<void> {
  await withStore(async (store) => {
    await keepPlans(store, now());
    await store.events.bulkAdd(simulatedLog({ weights, seed: 7, ratings }));
    const session = new ParameterFit({ ready: Promise.resolve(store), content: Promise.resolve() });
    await session.read();
    await run(store, session);
    session.close();
  });
}

async function planInUse(store: Store) {
  return (await readStudyPlans(store)).standard;
}

describe("fitting a learner's own parameters", () => {
  it("improves the held-out loss of a forgetful learner, and uses the weights once they are kept", async () => {
    await withLearner(FORGETFUL, 5_000, async (store, session) => {
      const startedAt = performance.now();
      await session.start();
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      if (session.fit.kind !== "judged") throw new Error(JSON.stringify(session.fit));
      const { weights, verdict } = session.fit;
      expect(verdict.better).toBe(true);
      expect(verdict.after.logLoss).toBeLessThan(verdict.before.logLoss);
      expect((await planInUse(store)).settings.weights).toEqual(DEFAULT_WEIGHTS);

      await session.keep();
      expect(session.fit).toEqual({ kind: "kept" });
      const plan = await planInUse(store);
      expect(plan.settings).toEqual({ ...CARD_PLAN.settings, weights });
      const row = await store.parameters.get(plan.parametersId);
      expect(row?.fitted).toMatchObject({ logLoss: verdict.after.logLoss, rmseBins: verdict.after.rmseBins });
      const last = await store.events.where({ deviceId: (await deviceOf(store)) ?? "" }).last();
      expect(last).toMatchObject({ kind: "parameters", parametersId: plan.parametersId });

      if (session.view.kind !== "ready") throw new Error("The screen is not ready.");
      const [newest, oldest] = session.view.versions;
      expect(newest).toMatchObject({ inUse: true, weights });
      expect(oldest).toMatchObject({ inUse: false, weights: DEFAULT_WEIGHTS, madeAtMs: null });
      if (oldest === undefined) return;
      await session.restore(oldest.id);
      expect((await planInUse(store)).settings.weights).toEqual(DEFAULT_WEIGHTS);
      expect(await store.parameters.get(plan.parametersId)).toEqual(row);
    });
  });

  it("leaves everything as it was when it is discarded or cancelled", async () => {
    await withLearner(FORGETFUL, 1_500, async (store, session) => {
      const before = await dump(store);
      const fitting = session.start();
      expect(session.fit.kind).toBe("fitting");
      session.cancel();
      await fitting;
      expect(session.fit).toEqual({ kind: "cancelled" });
      await session.start();
      expect(session.fit.kind).toBe("judged");
      session.discard();
      expect(session.fit).toEqual({ kind: "discarded" });
      expect(await dump(store)).toEqual(before);
    });
  });

  it("does not keep weights that foretell no better", async () => {
    await withLearner(FORGETFUL, 1_500, async (store, session) => {
      const before = await dump(store);
      await session.start();
      if (session.fit.kind !== "judged") throw new Error(JSON.stringify(session.fit));
      session.fit = { ...session.fit, verdict: { ...session.fit.verdict, better: false } };
      await session.keep();
      expect(await dump(store)).toEqual(before);
    });
  });

  it("says so where there is too little to learn from", async () => {
    await withLearner(FORGETFUL, 15, async (store, session) => {
      if (session.view.kind !== "ready") throw new Error("The screen is not ready.");
      expect(session.view.survey.enough).toBe(false);
      await session.start();
      expect(session.fit).toEqual({ kind: "idle" });
      expect((await planInUse(store)).settings).toEqual(CARD_PLAN.settings);
    });
  });

  it("counts only the cards of the preset in question", async () => {
    await withLearner(FORGETFUL, 200, async (store, session) => {
      const { survey } = session.view.kind === "ready" ? session.view : { survey: null };
      const others = simulatedLog({ weights: FORGETFUL, seed: 8, ratings: 200, presetId: "exercises" });
      await store.events.bulkAdd(
        others.map((event) => ({
          ...event,
          seq: event.seq + 10_000,
          id: `other ${event.seq}` as typeof event.id,
          cardId: `other ${event.cardId}` as typeof event.cardId,
          presetId: "exercises" as PresetId,
        })),
      );
      await session.read();
      expect(session.view.kind === "ready" && session.view.survey).toEqual(survey);
    });
  });
});

describe("what a desired retention would ask for", () => {
  it("is worked out from the learner's cards; a chosen one is used from then on, weights and steps as before", async () => {
    await withLearner(FORGETFUL, 200, async (store, session) => {
      await session.askWorkload(30);
      if (session.workload.kind !== "ready") throw new Error(JSON.stringify(session.workload));
      const { workloads } = session.workload;
      expect(workloads.map(({ desiredRetention }) => desiredRetention)).toEqual([
        0.7, 0.73, 0.76, 0.79, 0.82, 0.85, 0.88, 0.9, 0.91, 0.94, 0.97,
      ]);
      await session.chooseRetention(0.85);
      expect(session.workload).toEqual({ kind: "chosen", desiredRetention: 0.85 });
      expect((await planInUse(store)).settings).toEqual({ ...CARD_PLAN.settings, desiredRetention: 0.85 });
    });
  });
});

async function deviceOf(store: Store): Promise<string | undefined> {
  const events = await store.events.toArray();
  return events.find(({ kind }) => kind === "parameters")?.deviceId;
}
