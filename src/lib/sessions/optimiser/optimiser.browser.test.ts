import { describe, expect, it } from "vitest";

import type { PresetId } from "#lib/core/ids.ts";
import { FORGETFUL, simulatedLog } from "#lib/scheduling/testing/simulated-log.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import { packEvents } from "#lib/store/event-chunk.ts";
import type { PackedLog } from "#lib/store/packed-log.ts";
import { askOptimiser } from "./ask-optimiser.ts";

const QUESTION = { presetIds: ["default" as PresetId], inUse: DEFAULT_WEIGHTS };
const EVENTS = simulatedLog({ weights: FORGETFUL, seed: 7, ratings: 6_000 });
const LOG: PackedLog = { chunks: [packEvents(EVENTS.slice(0, 5_000))], tail: EVENTS.slice(5_000) };

describe("the optimiser in its worker", () => {
  it("finds weights that foretell a forgetful learner's later reviews better than the defaults", async () => {
    const shares: number[] = [];
    const fitted = await askOptimiser(
      { kind: "fit", log: LOG, question: QUESTION },
      { onProgress: (share) => shares.push(share) },
    );
    if (!fitted.ok || fitted.value.kind !== "judged") throw new Error(JSON.stringify(fitted));
    const { verdict, trainedOn } = fitted.value;
    expect(verdict.better).toBe(true);
    expect(verdict.after.logLoss).toBeLessThan(verdict.before.logLoss - 0.002);
    expect(verdict.after.rmseBins).toBeLessThan(verdict.before.rmseBins);
    expect(trainedOn).toBeGreaterThan(1_000);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("does not replace the weights that a learner's memory really follows", async () => {
    const question = { ...QUESTION, inUse: FORGETFUL };
    const fitted = await askOptimiser({ kind: "fit", log: LOG, question });
    if (!fitted.ok || fitted.value.kind !== "judged") throw new Error(JSON.stringify(fitted));
    const { before, after, better } = fitted.value.verdict;
    expect(better).toBe(after.logLoss < before.logLoss);
    expect(after.logLoss).toBeGreaterThan(before.logLoss - 0.001);
  });

  it("is ended at once when it is cancelled, before it starts or while it fits", async () => {
    const early = await askOptimiser(
      { kind: "fit", log: LOG, question: QUESTION },
      { signal: AbortSignal.abort() },
    );
    expect(early).toEqual({ ok: false, error: { kind: "cancelled" } });
    const controller = new AbortController();
    const midway = await askOptimiser(
      { kind: "fit", log: LOG, question: QUESTION },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(midway).toEqual({ ok: false, error: { kind: "cancelled" } });
  });

  it("says when the log was written by a newer version", async () => {
    const chunk = { ...packEvents(EVENTS.slice(0, 10)), version: 99 };
    const answer = await askOptimiser({
      kind: "survey",
      log: { chunks: [chunk], tail: [] },
      question: QUESTION,
    });
    expect(answer).toEqual({ ok: false, error: { kind: "unknown-chunk", version: 99 } });
  });
});
