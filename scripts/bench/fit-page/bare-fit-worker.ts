import initialise, { Fsrs } from "fsrs-browser";
import wasmAddress from "fsrs-browser/fsrs_browser_bg.wasm?url";

import type { PackedItems } from "#lib/scheduling/optimiser/training-items.ts";

/* As little as it takes to fit: the optimiser, items in, weights out. */

async function fit({ ratings, gapDays, lengths }: PackedItems): Promise<void> {
  await initialise({ module_or_path: wasmAddress });
  self.postMessage(new Fsrs().computeParameters(ratings, gapDays, lengths, null, true));
}

self.onmessage = ({ data }: MessageEvent<PackedItems>) => {
  fit(data).catch((error: unknown) => {
    // Heard as an error of the worker.
    setTimeout(() => {
      throw error;
    });
  });
};
