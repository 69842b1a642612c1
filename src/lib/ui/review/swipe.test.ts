import { describe, expect, it } from "vitest";

import { dragOf, isArmed, isClearOfEdges, pullOf } from "./swipe.ts";

describe("a finger on the card", () => {
  it("is a swipe only if it goes clearly sideways", () => {
    expect(dragOf({ dx: 5, dy: 5 })).toBe("undecided");
    expect(dragOf({ dx: 30, dy: 4 })).toBe("sideways");
    expect(dragOf({ dx: -30, dy: 10 })).toBe("sideways");
    expect(dragOf({ dx: 20, dy: 18 })).toBe("vertical");
    expect(dragOf({ dx: 0, dy: -40 })).toBe("vertical");
  });

  it("leaves the edges of the screen to the system", () => {
    expect(isClearOfEdges(10, 390)).toBe(false);
    expect(isClearOfEdges(24, 390)).toBe(true);
    expect(isClearOfEdges(380, 390)).toBe(false);
  });

  it("rates to the side it is pulled to, if it is pulled far enough and not brought back", () => {
    expect(pullOf(-200, 390)).toMatchObject({ side: "again", share: 1 });
    expect(pullOf(200, 390)).toMatchObject({ side: "good", share: 1 });
    expect([300, 130, 129, 40, 0].map((dx) => isArmed(pullOf(dx, 600)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isArmed(null)).toBe(false);
  });

  it("has a shorter way on a narrow card", () => {
    expect(pullOf(60, 280).share).toBeGreaterThan(pullOf(60, 390).share);
  });
});
