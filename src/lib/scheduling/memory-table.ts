import { assertNever } from "#lib/core/assert-never.ts";
import { EVENT_PHASES } from "./event-columns.ts";
import type { Memory } from "./memory.ts";

/** Where in the row of a card each number stands. Eight to a row: one card lies in one line of the processor's cache. */
export const MEMORY = {
  /** Code of `EVENT_PHASES`. */
  phase: 0,
  stability: 1,
  difficulty: 2,
  lastStudyDay: 3,
  lastReviewAtMs: 4,
  /** The study day in review, the instant in steps. */
  due: 5,
  step: 6,
  /** How often it was forgotten in review since it was new. */
  lapses: 7,
} as const;

/** Numbers in a row. */
export const MEMORY_ROW = 8;

/** A new card in the column of phases. */
export const NEW_PHASE = EVENT_PHASES.indexOf("new");

/** The memories of many cards as numbers, [cards, 8]: a replay changes them a million times. */
export class MemoryTable {
  readonly numbers: Float64Array;

  /** @param cards how many; all of them are new */
  constructor(cards: number) {
    this.numbers = new Float64Array(cards * MEMORY_ROW);
    for (let row = 0; row < this.numbers.length; row += MEMORY_ROW)
      this.numbers[row + MEMORY.phase] = NEW_PHASE;
  }

  get(card: number): Memory {
    const row = card * MEMORY_ROW;
    const at = (place: number): number => this.numbers[row + place] ?? 0;
    const phase = EVENT_PHASES[at(MEMORY.phase)] ?? "new";
    if (phase === "new") return { phase };
    const traces = {
      stability: at(MEMORY.stability),
      difficulty: at(MEMORY.difficulty),
      lastStudyDay: at(MEMORY.lastStudyDay),
      lastReviewAtMs: at(MEMORY.lastReviewAtMs),
    };
    return phase === "review"
      ? { phase, dueDay: at(MEMORY.due), ...traces }
      : { phase, step: at(MEMORY.step), dueAtMs: at(MEMORY.due), ...traces };
  }

  set(card: number, memory: Memory): void {
    const { numbers } = this;
    const row = card * MEMORY_ROW;
    numbers[row + MEMORY.phase] = EVENT_PHASES.indexOf(memory.phase);
    if (memory.phase === "new") return;
    numbers[row + MEMORY.stability] = memory.stability;
    numbers[row + MEMORY.difficulty] = memory.difficulty;
    numbers[row + MEMORY.lastStudyDay] = memory.lastStudyDay;
    numbers[row + MEMORY.lastReviewAtMs] = memory.lastReviewAtMs;
    switch (memory.phase) {
      case "learning":
      case "relearning":
        numbers[row + MEMORY.due] = memory.dueAtMs;
        numbers[row + MEMORY.step] = memory.step;
        break;
      case "review":
        numbers[row + MEMORY.due] = memory.dueDay;
        break;
      default:
        assertNever(memory);
    }
  }
}
