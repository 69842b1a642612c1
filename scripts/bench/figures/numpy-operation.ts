import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";
import type { ComparedFigure } from "../figure.ts";
import { openBenchPage } from "../open-bench-page.ts";

/** Rounds of 14 operations: several hundred on each backend, as many as take long enough to be told from noise. */
const ROUNDS: Readonly<Record<Backend, number>> = { webgpu: 30, wasm: 60, cpu: 30 };

const MICROSECONDS = 1_000;

/** What it costs to say it in Python. */
export const numpyOperation: readonly ComparedFigure[] = BACKENDS.map((backend) => ({
  kind: "compared",
  figure: `numpy-operation-${backend}`,
  about: "one NumPy operation from Python at 64 × 256, a mean over mixed ones",
  against: "the same from TypeScript",
  unit: "µs",
  goal: 1.5,
  repetitions: 24,
  warmUp: 3,
  async open() {
    const { measure, close } = await openBenchPage();
    const operation = async (language: "python" | "typescript"): Promise<number> =>
      MICROSECONDS * (await measure("operation", language, backend, ROUNDS[backend]));
    return { figure: () => operation("python"), limit: () => operation("typescript"), close };
  },
}));
