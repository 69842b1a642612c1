import type { DeviceId, ParametersId } from "#lib/core/ids.ts";
import type { TallyRows } from "./aggregate-rows.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { StepDraft } from "./log-rows.ts";

/** The name under which it is kept. */
export const DEVICE_SETTING = "device";

/** This device and the number of its next event. */
export interface Device {
  readonly id: DeviceId;
  readonly nextSeq: number;
  /** What came from another device and nothing was written after yet; absent where there is nothing. */
  readonly after?: Mark;
  /** Ratings, oldest first, for which something is still to be done; absent where there are none. */
  readonly waiting?: readonly Waiting[];
  /** Nothing can be redone; absent where that is not known. */
  readonly noRedo?: true;
}

/**
 * What is still to be done for a rating. It is stored with it, in a row that every rating writes anyway, so that none
 * waits for a dozen others; `settle` does it.
 */
export interface Waiting {
  /** Its undo step; null for what is none. */
  readonly step: StepDraft | null;
  /** What it changes of the sums. */
  readonly tally: TallyRows;
}

/** The newest moment of a log, and parameters that held then. */
export interface Mark extends StudyMoment {
  readonly parametersId: ParametersId;
}
