import type { CardId, ParametersId } from "#lib/core/ids.ts";
import { NO_PLACE, type EventColumns } from "./event-columns.ts";

/** What a replay needs of a whole log, [events] each, with cards and parameters numbered through all of it. */
export interface JoinedColumns {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly ratings: Uint8Array;
  /** Codes of `EVENT_PHASES`. */
  readonly phases: Uint8Array;
  readonly atMs: Float64Array;
  readonly studyDays: Int32Array;
  readonly chosenDueDays: Int32Array;
  /** Places in `cardIds`, or `NO_PLACE`. */
  readonly cards: Int32Array;
  /** Places in `parametersIds`, or `NO_PLACE`. */
  readonly parameters: Int32Array;
  readonly cardIds: readonly CardId[];
  readonly parametersIds: readonly ParametersId[];
}

/** Joins the parts one after another; yields after each how many events are joined. */
export function* joinColumns(parts: readonly EventColumns[]): Generator<number, JoinedColumns> {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = {
    kinds: new Uint8Array(count),
    ratings: new Uint8Array(count),
    phases: new Uint8Array(count),
    atMs: new Float64Array(count),
    studyDays: new Int32Array(count),
    chosenDueDays: new Int32Array(count),
    cards: new Int32Array(count),
    parameters: new Int32Array(count),
  };
  const cardNumbers = new Map<string, number>();
  const parametersNumbers = new Map<string, number>();
  let base = 0;
  for (const part of parts) {
    joined.kinds.set(part.kinds, base);
    joined.ratings.set(part.ratings, base);
    joined.phases.set(part.phases, base);
    joined.atMs.set(part.atMs, base);
    joined.studyDays.set(part.studyDays, base);
    joined.chosenDueDays.set(part.chosenDueDays, base);
    const end = base + part.count;
    renumber(part.cards, part.strings, cardNumbers, joined.cards.subarray(base, end));
    renumber(part.parameters, part.strings, parametersNumbers, joined.parameters.subarray(base, end));
    base = end;
    yield base;
  }
  const cardIds = [...cardNumbers.keys()] as CardId[];
  const parametersIds = [...parametersNumbers.keys()] as ParametersId[];
  return { count, ...joined, cardIds, parametersIds };
}

/** From places in the strings of a part to numbers in the whole log; each string is looked up once. */
function renumber(
  column: Int32Array,
  strings: readonly string[],
  numbers: Map<string, number>,
  into: Int32Array,
): void {
  const known = new Int32Array(strings.length).fill(NO_PLACE);
  for (let index = 0; index < column.length; index++) {
    const place = column[index] ?? NO_PLACE;
    if (place === NO_PLACE) {
      into[index] = NO_PLACE;
      continue;
    }
    let number = known[place] ?? NO_PLACE;
    if (number === NO_PLACE) {
      const id = strings[place] ?? "";
      number = numbers.get(id) ?? numbers.size;
      if (number === numbers.size) numbers.set(id, number);
      known[place] = number;
    }
    into[index] = number;
  }
}
