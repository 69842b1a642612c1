import { CODE_LANGUAGES } from "#lib/core/language.ts";
import { BACKENDS } from "#lib/exercises/backend.ts";
import type { ComparedFigure } from "../figure.ts";
import { openBenchPage } from "../open-bench-page.ts";

const EXERCISE = "batch-norm";

/** What Submit costs a learner who has read the task meanwhile, against computing it without a sandbox. */
export const submitWarm: readonly ComparedFigure[] = BACKENDS.flatMap((backend) =>
  CODE_LANGUAGES.map((language) => ({
    kind: "compared",
    figure: `submit-warm-${language}-${backend}`,
    about: `warm Submit of ${EXERCISE}, all cases, from hand-in to verdict`,
    against: "the reference and the submission run bare, one after the other, on a worker as warm",
    unit: "ms",
    goal: 1.5,
    repetitions: 24,
    warmUp: 3,
    async open() {
      const { measure, close } = await openBenchPage();
      return {
        figure: () => measure("warmSubmit", EXERCISE, language, backend),
        limit: () => measure("bareSubmit", EXERCISE, language, backend),
        close,
      };
    },
  })),
);
