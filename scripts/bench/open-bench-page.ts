import { bundleRuntime } from "../build/sandbox.mjs";
import { openPage } from "../grade/open-page.ts";
import { inProject } from "../tasks/project.mjs";
import type { BenchPage } from "./page/main.ts";

const PAGE = { source: "scripts/bench/page", output: ".cache/bench-page" };

/** The methods that take a time, by name. */
type Measure = Exclude<keyof BenchPage, "lendBareWorker" | "lendNotes">;

export interface OpenBenchPage {
  /** Calls a measurement in the page. */
  readonly measure: <M extends Measure>(name: M, ...args: Parameters<BenchPage[M]>) => Promise<number>;
  readonly lendNotes: (texts: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** In the page, `gradus` is this. */
interface Global {
  readonly gradus: BenchPage;
}

/** Opens the page in which the sandbox is measured, with the bare worker at hand. */
export async function openBenchPage(): Promise<OpenBenchPage> {
  const script = await bundleRuntime(inProject("scripts/bench/page/bare-worker.ts"));
  const { page, close } = await openPage({ built: PAGE });
  await page.evaluate((text) => (globalThis as unknown as Global).gradus.lendBareWorker(text), script);
  return {
    measure: (name, ...args) =>
      page.evaluate(
        ([method, given]) => {
          const { gradus } = globalThis as unknown as Global;
          return (gradus[method] as (...all: unknown[]) => Promise<number>)(...given);
        },
        [name, args] as [Measure, unknown[]],
      ),
    lendNotes: (texts) =>
      page.evaluate((given) => (globalThis as unknown as Global).gradus.lendNotes(given), texts),
    close,
  };
}
