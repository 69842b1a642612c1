import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { StudyOptions } from "#lib/scheduling/study-options.ts";

/** What ratings were scheduled by; never changed, only added, so that the log stays replayable. */
export interface ParametersRow {
  readonly id: ParametersId;
  readonly settings: SchedulingSettings;
  /** Null for those that were not fitted on a history. */
  readonly fitted: {
    readonly atMs: Milliseconds;
    readonly reviews: number;
    readonly logLoss: number;
    /** RMSE over bins of alike reviews; absent where it was not measured. */
    readonly rmseBins?: number;
  } | null;
  /** When they were added; absent in those that came with the app. */
  readonly madeAtMs?: Milliseconds;
}

/** How decks are studied; an option that the row does not hold is the default one. */
export interface PresetRow extends Partial<Omit<StudyOptions, "limits">> {
  readonly id: PresetId;
  readonly name: string;
  readonly parametersId: ParametersId;
  readonly limits: Partial<StudyOptions["limits"]>;
}

/** A setting by name; `setting.ts` knows the types. */
export interface SettingRow {
  readonly name: string;
  readonly value: unknown;
}
