/** The page in which fitting is measured: a production bundle under the app's policy. */
import type { PresetId } from "#lib/core/ids.ts";
import { reviewSequences } from "#lib/scheduling/optimiser/review-sequences.ts";
import { packItems, splitByTime, trainingItems } from "#lib/scheduling/optimiser/training-items.ts";
import { FORGETFUL, simulatedLog } from "#lib/scheduling/testing/simulated-log.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import { askOptimiser } from "#lib/sessions/optimiser/ask-optimiser.ts";
import { packEvents } from "#lib/store/event-chunk.ts";

/** Both give milliseconds from asking a worker that does not exist yet to its answer. */
export interface FitPage {
  /** From the packed log to judged weights, as the app does it. */
  fit(): Promise<number>;
  /** fsrs-browser alone, on the very items that `fit` trains on, packed beforehand. */
  fitBare(): Promise<number>;
}

const REVIEWS = 10_000;

const log = simulatedLog({ weights: FORGETFUL, seed: 1, ratings: REVIEWS }).slice(0, REVIEWS);
const packedLog = { chunks: [packEvents(log)], tail: [] };
const question = { presetIds: ["default" as PresetId], inUse: DEFAULT_WEIGHTS };
const items = packItems(splitByTime(trainingItems(reviewSequences(log).sequences)).earlier);

const page: FitPage = {
  async fit() {
    const startedAt = performance.now();
    const fitted = await askOptimiser({ kind: "fit", log: packedLog, question });
    const ms = performance.now() - startedAt;
    if (!fitted.ok || fitted.value.kind !== "judged" || fitted.value.trainedOn !== items.lengths.length)
      throw new Error(`The log was not fitted: ${JSON.stringify(fitted)}`);
    return ms;
  },

  fitBare() {
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const worker = new Worker(new URL("./bare-fit-worker.ts", import.meta.url), { type: "module" });
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data: weights }: MessageEvent<Float32Array>) => {
        const ms = performance.now() - startedAt;
        worker.terminate();
        if (weights.length === DEFAULT_WEIGHTS.length) resolve(ms);
        else reject(new Error(`There are ${weights.length} weights.`));
      };
      worker.postMessage(items);
    });
  },
};

Object.assign(globalThis, { gradus: page });
