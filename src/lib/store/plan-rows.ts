import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { DailyLimits } from "#lib/scheduling/queue.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";

/** What ratings were scheduled by; never changed, only added, so that the log stays replayable. */
export interface ParametersRow {
  readonly id: ParametersId;
  readonly settings: SchedulingSettings;
  /** Null for those that were not fitted on a history. */
  readonly fitted: {
    readonly atMs: Milliseconds;
    readonly reviews: number;
    readonly logLoss: number;
  } | null;
}

/** How decks are studied. */
export interface PresetRow {
  readonly id: PresetId;
  readonly name: string;
  readonly parametersId: ParametersId;
  readonly limits: DailyLimits;
}

/** A setting by name; `setting.ts` knows the types. */
export interface SettingRow {
  readonly name: string;
  readonly value: unknown;
}
