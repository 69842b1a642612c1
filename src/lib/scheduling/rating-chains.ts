import { NO_PLACE } from "./event-columns.ts";

/** The ratings of each card since it was new, every rating holding on to the one before it. */
export class RatingChains {
  /** By place in the log. */
  readonly #before: Int32Array;
  /** By card. */
  readonly #last: Int32Array;

  constructor(events: number, cards: number) {
    this.#before = new Int32Array(events);
    this.#last = new Int32Array(cards).fill(NO_PLACE);
  }

  add(card: number, place: number): void {
    this.#before[place] = this.#last[card] ?? NO_PLACE;
    this.#last[card] = place;
  }

  clear(card: number): void {
    this.#last[card] = NO_PLACE;
  }

  /** Places in the log, the first rating first. */
  of(card: number): number[] {
    const places: number[] = [];
    let place = this.#last[card] ?? NO_PLACE;
    for (; place !== NO_PLACE; place = this.#before[place] ?? NO_PLACE) places.push(place);
    return places.reverse();
  }
}
