import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { studyDayOf, type StudyDay } from "#lib/core/time.ts";
import { answer, preview, RATINGS } from "./answer.ts";
import { NO_EASY_DAYS, shareOf, type EasyDays } from "./easy-days.ts";
import { fuzzRange } from "./fuzz.ts";
import { BALANCED_DAYS, leastLoaded, loadFrom } from "./load-balance.ts";
import { after, CARD, histories, ratings, settings, START } from "./testing/arbitraries.ts";

const TODAY = studyDayOf(START, 4);
const share = fc.constantFrom(0, 0.25, 0.5, 1);
const easyDays = fc.tuple(share, share, share, share, share, share, share);
/** Cards due on days to come, most of them empty. */
const counts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.nat({ max: 40 })), { maxLength: 60 })
  .map((entries) => new Map(entries.map(([ahead, cards]): [StudyDay, number] => [TODAY + ahead, cards])));

describe("the day of a fuzz range", () => {
  it("is the least full one, and the nearest of equals to what chance would take", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        counts,
        easyDays,
        (interval, position, cardsOn, easy) => {
          const range = fuzzRange(interval, 0, 36_500);
          const byChance = Math.floor(range.shortest + position * (range.longest - range.shortest + 1));
          const load = loadFrom(TODAY, { cardsOn, easyDays: easy });
          const chosen = leastLoaded(range, byChance, load);
          expect(chosen).toBeGreaterThanOrEqual(range.shortest);
          expect(chosen).toBeLessThanOrEqual(range.longest);
          if (range.longest > BALANCED_DAYS) return void expect(chosen).toBe(byChance);
          for (let days = range.shortest; days <= range.longest; days += 1) {
            expect(load(chosen)).toBeLessThanOrEqual(load(days));
            if (load(days) === load(chosen) && load(days) < Infinity)
              expect(Math.abs(chosen - byChance)).toBeLessThanOrEqual(Math.abs(days - byChance));
          }
        },
      ),
    );
  });

  it("levels a hundred cards that are learned together", () => {
    const cardsOn = new Map<StudyDay, number>();
    for (let card = 0; card < 70; card += 1) {
      const days = leastLoaded(
        fuzzRange(17, 0, 36_500),
        14,
        loadFrom(TODAY, { cardsOn, easyDays: NO_EASY_DAYS }),
      );
      cardsOn.set(TODAY + days, (cardsOn.get(TODAY + days) ?? 0) + 1);
    }
    expect([...cardsOn.values()]).toEqual(Array.from({ length: 7 }, () => 10));
  });

  it("gives an easy day its share, and a free one nothing while another will do", () => {
    const cardsOn = new Map<StudyDay, number>();
    const weekend: EasyDays = [0, 1, 1, 1, 1, 1, 0.5];
    for (let card = 0; card < 55; card += 1) {
      const days = leastLoaded(fuzzRange(17, 0, 36_500), 14, loadFrom(TODAY, { cardsOn, easyDays: weekend }));
      cardsOn.set(TODAY + days, (cardsOn.get(TODAY + days) ?? 0) + 1);
    }
    for (const [day, cards] of cardsOn) {
      const expected = 10 * shareOf(day, weekend);
      expect(expected).toBeGreaterThan(0);
      expect(Math.abs(cards - expected)).toBeLessThanOrEqual(1);
    }
  });
});

describe("the share of a weekday", () => {
  it("counts from Sunday", () => {
    // 2026-11-22 is a Sunday.
    const sunday = studyDayOf({ atMs: Date.UTC(2026, 10, 22, 12), utcOffsetMinutes: 0 }, 4);
    const numbered: EasyDays = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
    expect(Array.from({ length: 7 }, (_, ahead) => shareOf(sunday + ahead, numbered))).toEqual(numbered);
    expect(shareOf(-4, numbered)).toBe(0);
  });
});

describe("answers under load", () => {
  it("keep the order of the ratings, and are what the buttons said", () => {
    fc.assert(
      fc.property(histories, settings, ratings, counts, easyDays, (history, using, rating, cardsOn, easy) => {
        const { memory, now } = after(history, { ...using, fuzz: true });
        const dueCounts = { cardsOn, easyDays: easy };
        const shown = preview(memory, now, { ...using, fuzz: true }, CARD, dueCounts);
        const given = answer(memory, rating, now, { ...using, fuzz: true }, CARD, dueCounts);
        expect(given).toEqual(shown[rating]);
        const days = RATINGS.map((each) => shown[each])
          .filter((each) => each.memory.phase === "review")
          .map(({ intervalDays }) => intervalDays);
        expect(days).toEqual(days.toSorted((a, b) => a - b));
        for (const interval of days) expect(interval).toBeLessThanOrEqual(using.maximumIntervalDays);
      }),
    );
  });

  it("do not depend on load where there is no fuzz", () => {
    fc.assert(
      fc.property(histories, settings, ratings, counts, (history, using, rating, cardsOn) => {
        const exact = { ...using, fuzz: false };
        const { memory, now } = after(history, exact);
        const dueCounts = { cardsOn, easyDays: NO_EASY_DAYS };
        expect(answer(memory, rating, now, exact, CARD, dueCounts)).toEqual(
          answer(memory, rating, now, exact, CARD),
        );
      }),
    );
  });
});
