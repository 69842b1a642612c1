import { vi } from "vitest";

import { seededRandom } from "#lib/core/random.ts";

/** Runs something with a `Math.random` that begins at a seed: what TensorFlow.js and np.random draw from. */
export async function withSeed<T>(seed: number, run: () => T | Promise<T>): Promise<T> {
  const random = vi.spyOn(Math, "random").mockImplementation(seededRandom(seed));
  try {
    return await run();
  } finally {
    random.mockRestore();
  }
}
