import fc from "fast-check";
import { expect, it } from "vitest";

import type { PresetId } from "#lib/core/ids.ts";
import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { actions, live } from "#lib/scheduling/testing/study-log.ts";
import { emptyTally, tallyRating } from "#lib/store/aggregate-tally.ts";
import { packEvents } from "#lib/store/event-chunk.ts";
import { tallyColumns } from "#lib/store/tally-columns.ts";

it("counts the same from columns as from every rating that stands", () => {
  const durations = fc.double({ min: 0, max: 90_000, noNaN: true });
  fc.assert(
    fc.property(
      actions,
      fc.array(durations, { minLength: 1 }),
      fc.nat({ max: 60 }),
      (script, durationsMs, cut) => {
        const log = live(script).log.map((event, index) =>
          event.kind === "rate"
            ? {
                ...event,
                durationMs: durationsMs[index % durationsMs.length] ?? 0,
                presetId: `preset ${index % 3}` as PresetId,
              }
            : event,
        );
        const parts = [packEvents(log.slice(0, cut)), packEvents(log.slice(cut))];
        const fromColumns = emptyTally();
        tallyColumns(fromColumns, parts, retractedColumns(parts));

        const oneByOne = emptyTally();
        const retracted = retractedIds(log);
        for (const event of log)
          if (event.kind === "rate" && !retracted.has(event.id)) tallyRating(oneByOne, event, 1);
        expect(fromColumns).toEqual(oneByOne);
      },
    ),
  );
});
