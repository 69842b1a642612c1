import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import { daysToCatchUp, isBacklog, MOST_CATCH_UP_DAYS, spreadBacklog, type OverdueCard } from "./backlog.ts";
import { NO_EASY_DAYS } from "./easy-days.ts";

const TODAY: StudyDay = 20_778;

const backlog = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { maxLength: 80 })
  .map((recalls) => recalls.map((recall, index): OverdueCard => ({ cardId: `c${index}` as CardId, recall })));
const days = fc.integer({ min: 1, max: 20 });
const counts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.nat({ max: 15 })))
  .map((entries) => new Map(entries.map(([ahead, cards]): [StudyDay, number] => [TODAY + ahead, cards])));

describe("a backlog", () => {
  it("is spread whole, over the days asked for, the most endangered first", () => {
    fc.assert(
      fc.property(backlog, days, counts, (cards, over, cardsOn) => {
        const dueDays = spreadBacklog(cards, TODAY, over, { cardsOn, easyDays: NO_EASY_DAYS });
        expect(dueDays.size).toBe(cards.length);
        const inOrder = cards.toSorted((a, b) => a.recall - b.recall);
        const recallsOf = (day: StudyDay): number[] =>
          inOrder.filter(({ cardId }) => dueDays.get(cardId) === day).map(({ recall }) => recall);
        let highest = 0;
        for (let day = TODAY; day < TODAY + over; day += 1) {
          const recalls = recallsOf(day);
          for (const recall of recalls) expect(recall).toBeGreaterThanOrEqual(highest);
          highest = Math.max(highest, ...recalls);
        }
        for (const day of dueDays.values()) {
          expect(day).toBeGreaterThanOrEqual(TODAY);
          expect(day).toBeLessThan(TODAY + over);
        }
      }),
    );
  });

  it("levels the days: none that takes a card ends more than one above any other", () => {
    fc.assert(
      fc.property(backlog, days, counts, (cards, over, cardsOn) => {
        const dueDays = [...spreadBacklog(cards, TODAY, over, { cardsOn, easyDays: NO_EASY_DAYS }).values()];
        const all = Array.from({ length: over }, (_, ahead) => {
          const taken = dueDays.filter((day) => day === TODAY + ahead).length;
          return { taken, total: taken + (cardsOn.get(TODAY + ahead) ?? 0) };
        });
        const least = Math.min(...all.map(({ total }) => total));
        for (const { taken, total } of all) if (taken > 0) expect(total).toBeLessThanOrEqual(least + 1);
      }),
    );
  });

  it("needs a day", () => {
    const none = { cardsOn: new Map(), easyDays: NO_EASY_DAYS };
    expect(() => spreadBacklog([], TODAY, 0, none)).toThrow("A backlog cannot be spread over 0 days.");
  });
});

describe("whether to spread", () => {
  it("is worth it for more than some days bring, and never for a handful or a day that was missed", () => {
    expect(isBacklog(300, 0)).toBe(true);
    expect(isBacklog(300, 50)).toBe(true);
    expect(isBacklog(150, 50)).toBe(false);
    expect(isBacklog(39, 0)).toBe(false);
    expect(isBacklog(0, 0)).toBe(false);
  });

  it("takes as many days as suit the backlog, at least two and not for ever", () => {
    expect(daysToCatchUp(80, 10)).toBe(2);
    expect(daysToCatchUp(400, 10)).toBe(10);
    expect(daysToCatchUp(400, 100)).toBe(4);
    expect(daysToCatchUp(33_000, 100)).toBe(MOST_CATCH_UP_DAYS);
    expect(daysToCatchUp(0, 0)).toBe(2);
  });
});
