import type { Figure } from "./figure.ts";
import { browseScroll } from "./figures/browse-scroll.ts";
import { firstVisit } from "./figures/first-visit.ts";
import { fitParameters } from "./figures/fit-parameters.ts";
import { notesToCards } from "./figures/notes-to-cards.ts";
import { numpyOperation } from "./figures/numpy-operation.ts";
import { rateToNextCard } from "./figures/rate-to-next-card.ts";
import { sandboxStart } from "./figures/sandbox-start.ts";
import { sessionMemory } from "./figures/session-memory.ts";
import { storeRating } from "./figures/store-rating.ts";
import { submitCold } from "./figures/submit-cold.ts";
import { submitWarm } from "./figures/submit-warm.ts";
import { wholeLog } from "./figures/whole-log.ts";
import { todayCold } from "./figures/today-cold.ts";

/** All figures, in the order in which they are measured. */
export const FIGURES: readonly Figure[] = [
  ...submitWarm,
  ...numpyOperation,
  ...sandboxStart,
  ...submitCold,
  ...firstVisit,
  ...notesToCards,
  ...fitParameters,
  ...wholeLog,
  ...rateToNextCard,
  ...storeRating,
  ...todayCold,
  ...sessionMemory,
  ...browseScroll,
];
