import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, studyDayOf } from "#lib/core/time.ts";
import type { Random } from "#lib/core/random.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";

/** Minutes east of UTC, from one end of the world to the other. */
const ZONES = [480, 0, -420, 345, 765, -660, 840] as const;

/** What can happen to a device's clock. */
export type ClockChange = "travel" | "daylight-saving" | "set-back" | "rollover";

/** The clock of one device, as a learner's life moves it. */
export class RandomClock {
  #atMs: number;
  #utcOffsetMinutes: number = ZONES[0];
  #isSummer = false;
  #rolloverHour = 4;
  readonly #random: Random;

  constructor(random: Random, startMs: number) {
    this.#random = random;
    this.#atMs = startMs;
  }

  get rolloverHour(): number {
    return this.#rolloverHour;
  }

  now(): StudyMoment {
    const moment = {
      atMs: this.#atMs,
      utcOffsetMinutes: this.#utcOffsetMinutes + (this.#isSummer ? 60 : 0),
    };
    return { ...moment, studyDay: studyDayOf(moment, this.#rolloverHour) };
  }

  /** Seconds between two cards, at times a night, seldom months. */
  pass(): void {
    const chance = this.#random();
    const span =
      chance < 0.8
        ? MS_PER_MINUTE
        : chance < 0.9
          ? 6 * MS_PER_HOUR
          : chance < 0.985
            ? 3 * MS_PER_DAY
            : 90 * MS_PER_DAY;
    this.#atMs += 1 + Math.floor(this.#random() * span);
  }

  change(change: ClockChange): void {
    switch (change) {
      case "travel":
        this.#utcOffsetMinutes = ZONES[Math.floor(this.#random() * ZONES.length)] ?? 0;
        break;
      case "daylight-saving":
        this.#isSummer = !this.#isSummer;
        break;
      case "set-back":
        this.#atMs -= Math.floor(this.#random() * (this.#random() < 0.5 ? MS_PER_HOUR : 4 * MS_PER_DAY));
        break;
      case "rollover":
        this.#rolloverHour = Math.floor(this.#random() * 24);
        break;
    }
  }
}
