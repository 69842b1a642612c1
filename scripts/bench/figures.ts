import type { Figure } from "./figure.ts";
import { firstVisit } from "./figures/first-visit.ts";
import { fitParameters } from "./figures/fit-parameters.ts";
import { notesToCards } from "./figures/notes-to-cards.ts";
import { numpyOperation } from "./figures/numpy-operation.ts";
import { sandboxStart } from "./figures/sandbox-start.ts";
import { submitCold } from "./figures/submit-cold.ts";
import { submitWarm } from "./figures/submit-warm.ts";

/** All figures, in the order in which they are measured. */
export const FIGURES: readonly Figure[] = [
  ...submitWarm,
  ...numpyOperation,
  ...sandboxStart,
  ...submitCold,
  ...firstVisit,
  ...notesToCards,
  ...fitParameters,
];
