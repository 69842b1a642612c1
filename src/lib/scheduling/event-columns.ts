/** The kinds of events by their code in a column. Codes are stored: only ever append. */
export const EVENT_KINDS = ["rate", "retract", "reset", "reschedule", "parameters"] as const;

/** The phases by their code in a column. Codes are stored: only ever append. */
export const EVENT_PHASES = ["new", "learning", "relearning", "review"] as const;

/** In a column of places: nothing here; in `ids`: the id follows from device and number. */
export const NO_PLACE = -1;

/** In the column of due days, which may be negative. */
export const NO_DAY = -2_147_483_648;

/**
 * A part of the log as columns, one value an event: a million events are read, ordered and counted without an object for
 * each. Every column is [count]; what an event's kind does not have is 0, `NO_PLACE` or `NO_DAY`.
 */
export interface EventColumns {
  readonly count: number;
  /** Every id that occurs, once; columns of ids hold places in it. */
  readonly strings: readonly string[];
  /** Codes of `EVENT_KINDS`. */
  readonly kinds: Uint8Array;
  readonly ids: Int32Array;
  readonly devices: Int32Array;
  readonly seqs: Float64Array;
  readonly atMs: Float64Array;
  readonly utcOffsetMinutes: Int16Array;
  readonly studyDays: Int32Array;
  readonly cards: Int32Array;
  readonly ratings: Uint8Array;
  /** Codes of `EVENT_PHASES`. */
  readonly phases: Uint8Array;
  readonly durationsMs: Float64Array;
  readonly chosenDueDays: Int32Array;
  readonly presets: Int32Array;
  readonly parameters: Int32Array;
  readonly retracts: Int32Array;
}
