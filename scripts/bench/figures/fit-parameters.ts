import { openPage } from "../../grade/open-page.ts";
import type { ComparedFigure } from "../figure.ts";
import type { FitPage } from "../fit-page/main.ts";

const PAGE = { source: "scripts/bench/fit-page", output: ".cache/fit-page" };

/** In the page, `gradus` is this. */
interface Global {
  readonly gradus: FitPage;
}

export const fitParameters: readonly ComparedFigure[] = [
  {
    kind: "compared",
    figure: "fit-parameters",
    about: "fitting and judging parameters on a log of 10,000 reviews, from no worker to the verdict",
    against: "bare fsrs-browser in a worker of its own, on the same items",
    unit: "ms",
    repetitions: 12,
    warmUp: 1,
    goal: 1.2,
    async open() {
      const { page, close } = await openPage({ built: PAGE });
      return {
        figure: () => page.evaluate(() => (globalThis as unknown as Global).gradus.fit()),
        limit: () => page.evaluate(() => (globalThis as unknown as Global).gradus.fitBare()),
        close,
      };
    },
  },
];
