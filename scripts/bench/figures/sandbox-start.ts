import { CODE_LANGUAGES } from "#lib/core/language.ts";
import { BACKENDS } from "#lib/exercises/backend.ts";
import type { ComparedFigure } from "../figure.ts";
import { openBenchPage } from "../open-bench-page.ts";

/** From no worker to the first result, the frame being open and everything fetched. */
export const sandboxStart: readonly ComparedFigure[] = CODE_LANGUAGES.toReversed().flatMap((language) =>
  BACKENDS.map((backend) => ({
    kind: "compared",
    figure: `${language}-start-${backend}`,
    about: `start of the sandbox for ${language}, to its first result`,
    against: "a bare worker with the same libraries",
    unit: "ms",
    // TypeScript's is told for comparison.
    goal: language === "python" ? 1.2 : null,
    repetitions: 24,
    warmUp: 3,
    async open() {
      const { measure, close } = await openBenchPage();
      return {
        figure: () => measure("sandboxStart", language, backend),
        limit: () => measure("bareStart", language, backend),
        close,
      };
    },
  })),
);
