import type { EVENT_KINDS, EventColumns } from "#lib/scheduling/event-columns.ts";
import { NONE, PHASES } from "./event-chunk.ts";

/** How the values of a column lie in the memory. */
const COLUMNS = {
  kinds: Uint8Array,
  ids: Int32Array,
  devices: Int32Array,
  seqs: Float64Array,
  atMs: Float64Array,
  utcOffsetMinutes: Int16Array,
  studyDays: Int32Array,
  cards: Int32Array,
  ratings: Uint8Array,
  phases: Uint8Array,
  durationsMs: Float64Array,
  chosenDueDays: Int32Array,
  presets: Int32Array,
  parameters: Int32Array,
  retracts: Int32Array,
} as const satisfies Record<Exclude<keyof EventColumns, "count" | "strings">, unknown>;

type PlaceColumn = "cards" | "presets" | "parameters" | "retracts";

/** The columns in which an event of each kind names something, by the code of the kind. */
const NAMED: { readonly [Code in keyof typeof EVENT_KINDS & `${number}`]: readonly PlaceColumn[] } = {
  0: ["cards", "presets", "parameters"],
  1: ["cards", "retracts"],
  2: ["cards"],
  3: ["cards"],
  4: ["parameters"],
};
const NAMED_BY_KIND: readonly (readonly PlaceColumn[])[] = Object.values(NAMED);

/**
 * What is wrong with columns that came from a disk or a file, or null if they can be read without another look: all are
 * as long as they should be, every place exists and every time is a number.
 */
export function damageOfChunk(packed: EventColumns): string | null {
  const { count, strings } = packed;
  for (const [name, Column] of Object.entries(COLUMNS)) {
    const column: unknown = packed[name as keyof typeof COLUMNS];
    if (!(column instanceof Column)) return `There is no column "${name}" of the right kind.`;
    if (column.length !== count) return `Column "${name}" has ${column.length} values, not ${count}.`;
  }
  if (!Array.isArray(strings)) return "There are no ids.";
  for (let index = 0; index < count; index++) {
    const damaged = damagedColumn(packed, index, strings.length);
    if (damaged !== null) return `Column "${damaged}" has nothing that can be read at place ${index}.`;
  }
  return null;
}

function damagedColumn(packed: EventColumns, index: number, strings: number): keyof EventColumns | null {
  const named = NAMED_BY_KIND[packed.kinds[index] ?? NAMED_BY_KIND.length];
  if (named === undefined) return "kinds";
  for (const name of named) if (!isPlace(packed[name][index], strings)) return name;
  if (!isPlace(packed.devices[index], strings)) return "devices";
  if (packed.ids[index] !== NONE && !isPlace(packed.ids[index], strings)) return "ids";
  if (packed.parameters[index] !== NONE && !isPlace(packed.parameters[index], strings)) return "parameters";
  if (PHASES[packed.phases[index] ?? NONE] === undefined) return "phases";
  return Number.isFinite(packed.atMs[index]) ? null : "atMs";
}

function isPlace(value: number | undefined, strings: number): boolean {
  return value !== undefined && value >= 0 && value < strings;
}
