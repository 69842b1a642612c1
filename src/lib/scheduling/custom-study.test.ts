import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { studyDayOf } from "#lib/core/time.ts";
import { forgottenSince } from "./custom-study.ts";
import type { ReviewEvent } from "./event.ts";
import { inReplayOrder } from "./replay-order.ts";
import { retractedIds } from "./retractions.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { START } from "./testing/arbitraries.ts";
import { actions, live } from "./testing/study-log.ts";

const TODAY = studyDayOf(START, DEFAULT_SETTINGS.rolloverHour);

describe("what was forgotten since a day", () => {
  it("is what was rated Again from then on and not taken back, the latest first", () => {
    fc.assert(
      fc.property(actions, fc.nat({ max: 20 }), (script, later) => {
        const log = inReplayOrder(live(script).log);
        const found = forgottenSince(log, TODAY + later);
        const retracted = retractedIds(log);
        const again = (event: ReviewEvent): boolean =>
          event.kind === "rate" && event.rating === 1 && !retracted.has(event.id);
        const latest = (cardId: CardId): number =>
          log.findLastIndex((event) => again(event) && event.cardId === cardId);
        const expected = new Set(
          log.filter((event) => again(event) && event.studyDay >= TODAY + later).map(({ cardId }) => cardId),
        );
        expect(new Set(found)).toEqual(expected);
        const places = found.map(latest);
        expect(places).toEqual(places.toSorted((a, b) => b - a));
      }),
    );
  });

  it("needs no more of the log than what was written since", () => {
    fc.assert(
      fc.property(actions, fc.nat({ max: 20 }), (script, later) => {
        const log = inReplayOrder(live(script).log);
        const since = log.filter(({ studyDay }) => studyDay >= TODAY + later);
        expect(forgottenSince(since, TODAY + later)).toEqual(forgottenSince(log, TODAY + later));
      }),
    );
  });
});
