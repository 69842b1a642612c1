import {
  DEFAULT_ROLLOVER_HOUR,
  studyDayOf,
  studyDayStartMs,
  type Milliseconds,
  type Moment,
  type Rollover,
} from "#lib/core/time.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting, type Setting } from "#lib/store/setting.ts";

/** When study days begin on this device. */
export const ROLLOVER: Setting<Rollover> = {
  name: "rollover",
  parse: (stored) => {
    const { rolloverHour, rolloverBefore } = (stored ?? {}) as Partial<Rollover>;
    if (!isHour(rolloverHour)) return { rolloverHour: DEFAULT_ROLLOVER_HOUR };
    return isHour(rolloverBefore?.hour) && Number.isInteger(rolloverBefore?.untilDay)
      ? { rolloverHour, rolloverBefore }
      : { rolloverHour };
  },
};

function isHour(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 23;
}

/** When study days begin: read whenever a screen asks which day it is, since another tab may have changed it. */
export function readRollover(store: Store): Promise<Rollover> {
  return readSetting(store, ROLLOVER);
}

/** A moment with the study day it falls on, as study days are set now. */
export async function studyMoment(store: Store, moment: Moment): Promise<StudyMoment> {
  return studyMomentBy(await readRollover(store), moment);
}

/** A moment with the study day it falls on. */
export function studyMomentBy(rollover: Rollover, moment: Moment): StudyMoment {
  return { ...moment, studyDay: studyDayOf(moment, rollover) };
}

/** When the study day of a moment ends. */
export function studyDayEndMs(moment: Moment, rollover: Rollover): Milliseconds {
  return studyDayStartMs(studyDayOf(moment, rollover) + 1, moment.utcOffsetMinutes, rollover) - 1;
}
