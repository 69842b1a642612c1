import type { CardId } from "#lib/core/ids.ts";
import { nextTracesUnder, type NextTraces, type Traces } from "./algorithm.ts";
import { answerAt } from "./answer.ts";
import { columnOrder } from "./column-order.ts";
import { retractedColumns } from "./column-retractions.ts";
import { withDueDay } from "./due-day.ts";
import { EVENT_KINDS, EVENT_PHASES, NO_DAY, NO_PLACE, type EventColumns } from "./event-columns.ts";
import { joinColumns, type JoinedColumns } from "./joined-columns.ts";
import { MEMORY, MEMORY_ROW, MemoryTable, NEW_PHASE } from "./memory-table.ts";
import type { Memory, Rating } from "./memory.ts";
import { RatingChains } from "./rating-chains.ts";
import type { SettingsOf } from "./replay.ts";
import type { SchedulingSettings } from "./settings.ts";
import { delayInSteps, dueAfter } from "./steps.ts";

const RATE = EVENT_KINDS.indexOf("rate");
const RESET = EVENT_KINDS.indexOf("reset");
const RESCHEDULE = EVENT_KINDS.indexOf("reschedule");
const REVIEW_PHASE = EVENT_PHASES.indexOf("review");

const NEW: Memory = { phase: "new" };

/** Events between two yields: a few milliseconds' work. */
const SLICE = 10_000;

/** What a log says of every card in it. */
export interface Replayed {
  readonly memories: ReadonlyMap<CardId, Memory>;
  /** As `lapsesOf` counts them; cards without any are not in it. */
  readonly lapses: ReadonlyMap<CardId, number>;
}

/**
 * `replay` and `lapsesOf` of a log in columns, for logs of a million events: the same, without an object for each event.
 * @param parts sound: every place exists, every time is a number
 */
export function replayColumns(parts: readonly EventColumns[], settingsOf: SettingsOf): Replayed {
  const slices = replaySlices(parts, settingsOf);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** The same in slices, for those who have other things to do meanwhile; yields the share done. */
export function* replaySlices(
  parts: readonly EventColumns[],
  settingsOf: SettingsOf,
): Generator<number, Replayed> {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const joining = joinColumns(parts);
  let joined = joining.next();
  for (; joined.done !== true; joined = joining.next()) yield (0.3 * joined.value) / total;
  const log = joined.value;
  const order = columnOrder(parts);
  yield 0.35;
  const retracted = retractedColumns(parts);
  yield 0.4;

  const replaying = new ColumnReplay(log, settingsOf);
  for (let from = 0; from < order.length; from += SLICE) {
    replaying.apply(order.subarray(from, from + SLICE), retracted);
    yield 0.4 + (0.6 * from) / order.length;
  }
  return replaying.result();
}

/** Settings at work. */
interface Plan {
  readonly settings: SchedulingSettings;
  readonly nextTraces: NextTraces;
}

class ColumnReplay {
  readonly memories: MemoryTable;
  readonly #log: JoinedColumns;
  /** By the numbers of the parameters. */
  readonly #plans: readonly Plan[];
  /** Null where no past is looked at anew, as in most logs. */
  readonly #chains: RatingChains | null;
  /** What the algorithm reads; one object for all ratings. */
  readonly #before = { stability: 0, difficulty: 0 };

  constructor(log: JoinedColumns, settingsOf: SettingsOf) {
    this.#log = log;
    this.memories = new MemoryTable(log.cardIds.length);
    this.#plans = log.parametersIds.map((parametersId) => {
      const settings = settingsOf({ parametersId });
      return { settings, nextTraces: nextTracesUnder(settings) };
    });
    this.#chains = isRetraced(log) ? new RatingChains(log.count, log.cardIds.length) : null;
  }

  /** What `memoryAfter` does, for many events in turn. */
  apply(places: Int32Array, retracted: Uint8Array | null): void {
    const { kinds, cards, ratings, phases } = this.#log;
    for (const place of places) {
      const card = cards[place] ?? NO_PLACE;
      if (card === NO_PLACE || retracted?.[place] === 1) continue;
      switch (kinds[place]) {
        case RATE:
          this.#rate(place, card);
          if (ratings[place] === 1 && phases[place] === REVIEW_PHASE) this.#addLapse(card);
          this.#chains?.add(card, place);
          break;
        case RESCHEDULE:
          this.#reschedule(place, card);
          break;
        case RESET:
          this.memories.set(card, NEW);
          this.memories.numbers[card * MEMORY_ROW + MEMORY.lapses] = 0;
          this.#chains?.clear(card);
          break;
        // A retraction acts through `retractedColumns`, parameters through the events that name them.
        default:
          break;
      }
    }
  }

  result(): Replayed {
    const memories = new Map<CardId, Memory>();
    const lapses = new Map<CardId, number>();
    for (const [card, id] of this.#log.cardIds.entries()) {
      memories.set(id, this.memories.get(card));
      const count = this.memories.numbers[card * MEMORY_ROW + MEMORY.lapses] ?? 0;
      if (count > 0) lapses.set(id, count);
    }
    return { memories, lapses };
  }

  #rate(place: number, card: number): void {
    const log = this.#log;
    const { numbers } = this.memories;
    const row = card * MEMORY_ROW;
    const plan = this.#planAt(place);
    const rating = log.ratings[place] as Rating;
    const studyDay = log.studyDays[place] ?? 0;
    const atMs = log.atMs[place] ?? 0;
    const phase = numbers[row + MEMORY.phase] ?? NEW_PHASE;

    let [phaseAfter, due, step] = [REVIEW_PHASE, log.chosenDueDays[place] ?? NO_DAY, 0];
    if (due === NO_DAY) {
      const inSteps = { phase: EVENT_PHASES[phase] ?? "new", step: numbers[row + MEMORY.step] ?? 0 };
      const delay = delayInSteps(inSteps, rating, plan.settings);
      if (delay === null) {
        const cardId = log.cardIds[card] as CardId;
        const before = this.memories.get(card);
        this.memories.set(card, answerAt(before, rating, { atMs, studyDay }, plan.settings, cardId).memory);
        return;
      }
      [phaseAfter, due, step] = [
        EVENT_PHASES.indexOf(delay.phase),
        dueAfter(atMs, delay.minutes),
        delay.step,
      ];
    }

    const isNew = phase === NEW_PHASE;
    const elapsedDays = isNew ? 0 : Math.max(0, studyDay - (numbers[row + MEMORY.lastStudyDay] ?? 0));
    this.#before.stability = numbers[row + MEMORY.stability] ?? 0;
    this.#before.difficulty = numbers[row + MEMORY.difficulty] ?? 0;
    const { stability, difficulty } = plan.nextTraces(isNew ? null : this.#before, elapsedDays, rating);
    numbers[row + MEMORY.phase] = phaseAfter;
    numbers[row + MEMORY.stability] = stability;
    numbers[row + MEMORY.difficulty] = difficulty;
    numbers[row + MEMORY.lastStudyDay] = studyDay;
    numbers[row + MEMORY.lastReviewAtMs] = atMs;
    numbers[row + MEMORY.due] = due;
    numbers[row + MEMORY.step] = step;
  }

  #addLapse(card: number): void {
    const place = card * MEMORY_ROW + MEMORY.lapses;
    this.memories.numbers[place] = (this.memories.numbers[place] ?? 0) + 1;
  }

  #reschedule(place: number, card: number): void {
    const memory = this.memories.get(card);
    const traces = this.#log.parameters[place] === NO_PLACE ? null : this.#retraced(place, card);
    const known = memory.phase === "new" || traces === null ? memory : { ...memory, ...traces };
    this.memories.set(card, withDueDay(known, this.#log.chosenDueDays[place] ?? NO_DAY));
  }

  /** `retraced`: what the card's ratings would have left under these parameters; null where it has none. */
  #retraced(place: number, card: number): Traces | null {
    const { nextTraces } = this.#planAt(place);
    const { ratings, studyDays } = this.#log;
    let before: Traces | null = null;
    let lastStudyDay = 0;
    for (const rated of this.#chains?.of(card) ?? []) {
      const studyDay = studyDays[rated] ?? 0;
      const elapsedDays = before === null ? 0 : Math.max(0, studyDay - lastStudyDay);
      const { stability, difficulty }: Traces = nextTraces(before, elapsedDays, ratings[rated] as Rating);
      before = { stability, difficulty };
      lastStudyDay = studyDay;
    }
    return before;
  }

  #planAt(place: number): Plan {
    const plan = this.#plans[this.#log.parameters[place] ?? NO_PLACE];
    if (plan === undefined) throw new RangeError(`The event at place ${place} names no parameters.`);
    return plan;
  }
}

/** Whether a past is looked at by other parameters anywhere. */
function isRetraced({ kinds, parameters }: JoinedColumns): boolean {
  let place = kinds.indexOf(RESCHEDULE);
  while (place >= 0 && parameters[place] === NO_PLACE) place = kinds.indexOf(RESCHEDULE, place + 1);
  return place >= 0;
}
