import initialise, { Fsrs, getProgress, Progress } from "fsrs-browser";
import wasmAddress from "fsrs-browser/fsrs_browser_bg.wasm?url";

import type { PackedItems } from "#lib/scheduling/optimiser/training-items.ts";

/** Fits weights to items. `onProgress` hears the share done, 0 to 1, at the end of each pass over the items. */
export type TrainWeights = (items: PackedItems, onProgress: (share: number) => void) => Float32Array;

/**
 * FSRS's own optimiser on one thread: more threads would need a page that is isolated from all others. Only for
 * workers, since it answers nothing else while it runs. It is fetched and compiled while the caller goes on.
 * @returns gives 21 weights, not yet checked
 */
export async function loadOptimiser(): Promise<TrainWeights> {
  const { memory } = await initialise({ module_or_path: wasmAddress });
  return (items, onProgress) => {
    const progress = Progress.new();
    const pointer = progress.pointer();
    return heeding(
      () => {
        const { itemsProcessed, itemsTotal } = getProgress(memory.buffer, pointer);
        if (itemsTotal > 0) onProgress(Math.min(itemsProcessed / itemsTotal, 1));
      },
      () => new Fsrs().computeParameters(items.ratings, items.gapDays, items.lengths, progress, true),
    );
  };
}

/**
 * Runs something that says a word on the console now and then, and nothing else until it is done. Its memory cannot be
 * read from outside: sharing it between threads is what isolation would be needed for.
 */
function heeding<T>(heard: () => void, run: () => T): T {
  const { console: spoken } = globalThis;
  const { info } = spoken;
  spoken.info = heard;
  try {
    return run();
  } finally {
    spoken.info = info;
  }
}
