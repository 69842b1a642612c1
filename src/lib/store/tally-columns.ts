import type { PresetId } from "#lib/core/ids.ts";
import type { EVENT_PHASES, EventColumns } from "#lib/scheduling/event-columns.ts";
import type { DayTotals, RatingCounts } from "./aggregate-rows.ts";
import type { Tally } from "./aggregate-tally.ts";
import { KINDS } from "./event-chunk.ts";

const RATE = KINDS.indexOf("rate");

/** Where in the sums of a day the ratings of a phase begin, by the phase's code. */
const FIRST_OF_PHASE: Columns<typeof EVENT_PHASES> = [0, 4, 4, 8];
type Columns<Names extends readonly unknown[]> = { readonly [Name in keyof Names]: number };

const DURATION = 12;

/**
 * `tallyRating` for all ratings of a log that stand.
 * @param retracted 1 for each event that was taken back, counted through all parts; null if none was
 */
export function tallyColumns(
  tally: Tally,
  parts: readonly EventColumns[],
  retracted: Uint8Array | null,
): void {
  const days = new DaySums();
  let base = 0;
  for (const part of parts) {
    sumPart(part, retracted?.subarray(base, base + part.count) ?? null, days);
    base += part.count;
  }
  for (const { studyDay, presetId, sums } of days.all()) {
    const four = (first: number): RatingCounts => [at(first), at(first + 1), at(first + 2), at(first + 3)];
    const at = (place: number): number => sums[place] ?? 0;
    const totals: DayTotals = {
      ...{ studyDay, presetId, new: four(0), steps: four(4), review: four(8) },
      durationMs: at(DURATION),
    };
    tally.days.set(`${studyDay} ${presetId}`, totals);
  }
}

function sumPart(
  { count, kinds, ratings, phases, studyDays, durationsMs, presets, strings }: EventColumns,
  retracted: Uint8Array | null,
  days: DaySums,
): void {
  let [studyDay, preset] = [NaN, NaN];
  let sums = new Float64Array();
  for (let index = 0; index < count; index++) {
    if (kinds[index] !== RATE || retracted?.[index] === 1) continue;
    // One rating mostly falls on the same day as the one before.
    if (studyDays[index] !== studyDay || presets[index] !== preset) {
      studyDay = studyDays[index] ?? 0;
      preset = presets[index] ?? 0;
      sums = days.of(studyDay, (strings[preset] ?? "") as PresetId);
    }
    const place = (FIRST_OF_PHASE[phases[index] ?? 0] ?? 0) + (ratings[index] ?? 0) - 1;
    sums[place] = (sums[place] ?? 0) + 1;
    // Whole milliseconds, as each rating was counted.
    sums[DURATION] = (sums[DURATION] ?? 0) + Math.round(durationsMs[index] ?? 0);
  }
}

/** Numbers for each study day and preset: how many of each phase were rated Again to Easy, and how long it took. */
class DaySums {
  readonly #byPreset = new Map<PresetId, Map<number, Float64Array<ArrayBuffer>>>();

  of(studyDay: number, presetId: PresetId): Float64Array<ArrayBuffer> {
    let byDay = this.#byPreset.get(presetId);
    if (byDay === undefined)
      this.#byPreset.set(presetId, (byDay = new Map<number, Float64Array<ArrayBuffer>>()));
    let sums = byDay.get(studyDay);
    if (sums === undefined) byDay.set(studyDay, (sums = new Float64Array(DURATION + 1)));
    return sums;
  }

  *all(): Generator<{ readonly studyDay: number; readonly presetId: PresetId; readonly sums: Float64Array }> {
    for (const [presetId, byDay] of this.#byPreset)
      for (const [studyDay, sums] of byDay) yield { studyDay, presetId, sums };
  }
}
