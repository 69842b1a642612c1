/**
 * A learner of many years, lived through day by day from a seed: what the app would have stored, card by card and event
 * by event, without the years.
 */
import type { DeviceId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { seededRandom, type Random } from "#lib/core/random.ts";
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, studyDayStartMs } from "#lib/core/time.ts";
import type { Milliseconds, Moment, StudyDay } from "#lib/core/time.ts";
import { answerAt } from "#lib/scheduling/answer.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { emptyTally, tallyCard, tallyRating, type Tally } from "#lib/store/aggregate-tally.ts";
import { placeOf, rowOf, type CardRow } from "#lib/store/card-row.ts";
import type { Device } from "#lib/store/device-row.ts";
import { eventIdOf } from "#lib/store/event-id.ts";
import type { CardChange, ChunkRow, UndoStep } from "#lib/store/log-rows.ts";
import { chunkOf, SEAL_AFTER } from "#lib/store/seal-tail.ts";
import { UNDO_DEPTH } from "#lib/store/undo-stack.ts";
import { changeOfRated, forget, newCard, type LivingCard } from "./living-card.ts";
import { PLAIN_WORDINGS, Wordings, type Wording } from "./wording.ts";

export interface LearnerSize {
  readonly cards: number;
  readonly entries: number;
  readonly seed: number;
}

/** Of the size that everything must stay quick at; half a thousand entries are not sealed yet. */
export const MANY: LearnerSize = { cards: 100_000, entries: 1_000_500, seed: 1 };

export interface LearnerOptions extends LearnerSize {
  readonly wordings?: readonly Wording[];
  /** Place of the first card among the new ones. */
  readonly firstPosition?: number;
}

/** Everything that reviewing leaves in the store. */
export interface Learner {
  readonly cards: readonly CardRow[];
  readonly chunks: readonly ChunkRow[];
  /** Not sealed yet. */
  readonly tail: readonly ReviewEvent[];
  readonly undoSteps: readonly UndoStep[];
  /** The aggregates of all of it. */
  readonly tally: Tally;
  /** What the device's setting says after the last event. */
  readonly device: Device;
  /** A morning a few days after the last event. */
  readonly present: Moment;
}

const DEVICE = "bench" as DeviceId;
/** The app's own for cards, with the default settings. */
const PRESET = "default" as PresetId;
const PARAMETERS = "fsrs-6-default" as ParametersId;
/** 2020-01-01, in Shanghai. */
const FIRST_DAY: StudyDay = 18_262;
const UTC_OFFSET_MINUTES = 480;
/** When the learner sits down, after the day's beginning at 4. */
const MORNING_MS: Milliseconds = 4 * MS_PER_HOUR;
const LEARN_AHEAD_MS = DEFAULT_SETTINGS.learnAheadMinutes * MS_PER_MINUTE;
/** As many days as it takes to meet all cards once. */
const DAYS_TO_MEET_ALL = 2_300;
/** Days without a look at the app between the last event and the present. */
const DAYS_OFF = 4;
const IDLE_DAYS = 0.06;
/** Below one: the learner forgets less than the default parameters expect. */
const RECALL_EXPONENT = 0.5;
const SLIPS = 0.003;
const SUSPENDED = 0.000_5;

/** The instant at which the learner lives through the first card. */
export const LEARNER_BEGINS_MS: Milliseconds = studyDayStartMs(
  FIRST_DAY,
  UTC_OFFSET_MINUTES,
  DEFAULT_SETTINGS.rolloverHour,
);

/**
 * Lives through the years until the log has as many entries.
 * @throws RangeError if all cards are known so well that the log would hardly grow
 */
export function liveLearner(options: LearnerOptions): Learner {
  return new Life(options).live();
}

class Life {
  readonly #size: LearnerSize;
  readonly #random: Random;
  readonly #cards: LivingCard[];
  readonly #due = new Map<StudyDay, number[]>();
  readonly #chunks: ChunkRow[] = [];
  readonly #undoSteps: UndoStep[] = [];
  readonly #tally = emptyTally();
  #tail: ReviewEvent[] = [];
  #entries = 0;
  #met = 0;
  #day = FIRST_DAY;
  #clockMs: Milliseconds = 0;
  /** In steps, soonest first. */
  #inSteps: { readonly card: number; readonly dueAtMs: Milliseconds }[] = [];

  constructor({ wordings = PLAIN_WORDINGS, firstPosition = 0, ...size }: LearnerOptions) {
    this.#size = size;
    this.#random = seededRandom(size.seed);
    const lent = new Wordings(wordings);
    this.#cards = Array.from({ length: size.cards }, (_, card) => newCard(card, size, lent, firstPosition));
  }

  live(): Learner {
    const { cards, entries } = this.#size;
    while (this.#entries < entries) {
      if (this.#day > FIRST_DAY + 8 * DAYS_TO_MEET_ALL)
        throw new RangeError(`${cards} cards give no ${entries} entries.`);
      this.#studyDay();
      this.#day += 1;
    }
    const rows = this.#cards.map((card) => rowOf(card));
    for (const row of rows) tallyCard(this.#tally, row, 1, stabilityBin);
    return {
      cards: rows,
      chunks: this.#chunks,
      tail: this.#tail,
      undoSteps: this.#undoSteps.slice(-UNDO_DEPTH),
      tally: this.#tally,
      device: { id: DEVICE, nextSeq: this.#entries },
      present: { atMs: this.#morningMs(this.#day + DAYS_OFF), utcOffsetMinutes: UTC_OFFSET_MINUTES },
    };
  }

  #morningMs(day: StudyDay): Milliseconds {
    return studyDayStartMs(day, UTC_OFFSET_MINUTES, DEFAULT_SETTINGS.rolloverHour) + MORNING_MS;
  }

  #studyDay(): void {
    const today = this.#takeDue();
    if (this.#random() < IDLE_DAYS) {
      for (const card of today) this.#dueOn(this.#day + 1, card);
      return;
    }
    this.#clockMs = this.#morningMs(this.#day);
    for (let card = this.#next(today); card !== null; card = this.#next(today)) {
      this.#answer(card);
      if (this.#entries >= this.#size.entries) return;
    }
  }

  /** Reviews of the day, and the new cards among them, the last one first. */
  #takeDue(): number[] {
    const today = this.#due.get(this.#day) ?? [];
    this.#due.delete(this.#day);
    const toMeet = Math.min(
      this.#size.cards,
      Math.ceil(((this.#day - FIRST_DAY + 1) * this.#size.cards) / DAYS_TO_MEET_ALL),
    );
    while (this.#met < toMeet) {
      const at = Math.floor(this.#random() * (today.length + 1));
      today.splice(at, 0, this.#met);
      this.#met += 1;
    }
    return today;
  }

  #isBuried({ buriedUntilDay }: LivingCard): boolean {
    return (buriedUntilDay ?? this.#day) > this.#day;
  }

  #dueOn(day: StudyDay, card: number): void {
    const list = this.#due.get(day);
    if (list === undefined) this.#due.set(day, [card]);
    else list.push(card);
  }

  #cardAt(card: number): LivingCard {
    const row = this.#cards[card];
    if (row === undefined) throw new RangeError(`There is no card ${card}.`);
    return row;
  }

  /** As the app asks: steps that are due, then the day's cards, then steps a little early. */
  #next(today: number[]): number | null {
    const [first] = this.#inSteps;
    if (first !== undefined && first.dueAtMs <= this.#clockMs) return this.#takeStep(first.dueAtMs);
    for (let card = today.pop(); card !== undefined; card = today.pop()) {
      const row = this.#cardAt(card);
      const { queue, order } = placeOf(row);
      if (queue === "out") continue;
      if (queue === "review" && order > this.#day) this.#dueOn(order, card);
      else if (this.#isBuried(row)) this.#dueOn(this.#day + 1, card);
      else return card;
    }
    return first === undefined ? null : this.#takeStep(first.dueAtMs - LEARN_AHEAD_MS);
  }

  #takeStep(notBeforeMs: Milliseconds): number | null {
    this.#clockMs = Math.max(this.#clockMs, notBeforeMs);
    return this.#inSteps.shift()?.card ?? null;
  }

  #answer(card: number): void {
    const isLate = this.#entries >= this.#size.entries - 2 * UNDO_DEPTH;
    const row = this.#cardAt(card);
    const rating = this.#ratingOf(row);
    if (!isLate && this.#random() < SLIPS) this.#slip(card, rating === 1 ? 3 : 1);
    if (isLate) this.#rateWithUndo(card, rating);
    else this.#rate(card, rating);
    if (!isLate && this.#random() < SUSPENDED) {
      row.suspended = true;
      row.revision += 1;
    } else if (row.memory.phase === "review") this.#dueOn(row.memory.dueDay, card);
    else if (row.memory.phase !== "new") this.#putStep(card, row.memory.dueAtMs);
  }

  #rate(card: number, rating: Rating): RateEvent {
    const row = this.#cardAt(card);
    const { phase } = row.memory;
    const durationMs = 2_000 + Math.floor(12_000 * this.#random());
    this.#clockMs += durationMs;
    const at = { atMs: this.#clockMs, studyDay: this.#day };
    const { memory } = answerAt(row.memory, rating, at, DEFAULT_SETTINGS, row.id);
    const seq = this.#entries;
    const event: RateEvent = {
      kind: "rate",
      cardId: row.id,
      rating,
      phase,
      durationMs,
      chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
      presetId: PRESET,
      parametersId: PARAMETERS,
      atMs: this.#clockMs,
      utcOffsetMinutes: UTC_OFFSET_MINUTES,
      studyDay: this.#day,
      id: eventIdOf(DEVICE, seq),
      deviceId: DEVICE,
      seq,
    };
    this.#append(event);
    tallyRating(this.#tally, event, 1);
    row.memory = memory;
    row.buriedUntilDay = null;
    row.revision += 1;
    if (phase === "review" && rating === 1) forget(row);
    this.#burySibling(card);
    return event;
  }

  #burySibling(card: number): void {
    const sibling = this.#siblingOf(card);
    if (sibling === undefined) return;
    const { queue, order } = placeOf(sibling);
    const isShown = queue === "new" ? !this.#isBuried(sibling) : queue === "review" && order <= this.#day;
    if (!isShown) return;
    sibling.buriedUntilDay = this.#day + 1;
    sibling.revision += 1;
  }

  /** The first two of every five cards are about one fact. */
  #siblingOf(card: number): LivingCard | undefined {
    const place = card % 5;
    return place > 1 ? undefined : this.#cards[card + (place === 0 ? 1 : -1)];
  }

  /** A wrong button, and undo: what the rating changed is as it was, and a retraction in the log. */
  #slip(card: number, rating: Rating): void {
    const changed = [this.#cardAt(card), this.#siblingOf(card)].filter((each) => each !== undefined);
    const before = changed.map((each) => ({ ...each }));
    const event = this.#rate(card, rating);
    this.#clockMs += 1_500;
    const seq = this.#entries;
    this.#append({
      kind: "retract",
      cardId: event.cardId,
      retracts: event.id,
      atMs: this.#clockMs,
      utcOffsetMinutes: UTC_OFFSET_MINUTES,
      studyDay: this.#day,
      id: eventIdOf(DEVICE, seq),
      deviceId: DEVICE,
      seq,
    });
    tallyRating(this.#tally, event, -1);
    for (const [index, each] of changed.entries()) {
      const was = before[index];
      if (was === undefined || was.revision === each.revision) continue;
      const revision = each.revision + 1;
      if (was.lapses === undefined) delete each.lapses;
      if (was.tags === undefined) delete each.tags;
      Object.assign(each, was, { revision });
    }
  }

  /** The last ratings can be undone: the stack holds what each of them changed. */
  #rateWithUndo(card: number, rating: Rating): void {
    const changed = [this.#cardAt(card), this.#siblingOf(card)].filter((each) => each !== undefined);
    const before = changed.map((each) => rowOf({ ...each }));
    const event = this.#rate(card, rating);
    const changes = changed.flatMap((each, index): CardChange[] => {
      const was = before[index];
      if (was === undefined || was.revision === each.revision) return [];
      return [changeOfRated(was, rowOf({ ...each }))];
    });
    const [first, ...others] = changes;
    if (first === undefined) throw new Error("A rating changed no card.");
    const action = { kind: "rate", event, latest: event.id } as const;
    this.#undoSteps.push({
      order: this.#undoSteps.length,
      state: "done",
      action,
      changes: [first, ...others],
    });
  }

  #putStep(card: number, dueAtMs: Milliseconds): void {
    const after = this.#inSteps.findLastIndex((other) => other.dueAtMs <= dueAtMs);
    this.#inSteps.splice(after + 1, 0, { card, dueAtMs });
  }

  #ratingOf({ memory }: LivingCard): Rating {
    const drawn = this.#random();
    const right: Rating = drawn < 0.1 ? 2 : drawn < 0.9 ? 3 : 4;
    if (memory.phase === "new") return drawn < 0.15 ? 1 : right;
    const days = Math.max(0, (this.#clockMs - memory.lastReviewAtMs) / MS_PER_DAY);
    const recall = retrievability(memory.stability, days, DEFAULT_SETTINGS.weights) ** RECALL_EXPONENT;
    return this.#random() < recall ? right : 1;
  }

  #append(event: ReviewEvent): void {
    this.#entries += 1;
    this.#tail.push(event);
    if (this.#tail.length < SEAL_AFTER) return;
    this.#chunks.push(chunkOf(DEVICE, this.#tail));
    this.#tail = [];
  }
}
