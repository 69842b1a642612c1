import type { CheckFailure } from "#lib/grading/check-failure.ts";
import { rangeText } from "#lib/grading/check-text.ts";
import { distinctTexts, numberText } from "#lib/grading/number-text.ts";
import { m } from "#lib/paraglide/messages.js";

/** What was found beside what would do, as names and values in a list. */
export function propertyFacts(failure: CheckFailure): readonly (readonly [name: string, value: string])[] {
  switch (failure.kind) {
    case "improbable":
      return [
        [m.exercise_should_be(), rangeText(failure)],
        [m.exercise_measured(), numberText(failure.measured)],
        [m.exercise_measured_on(), String(failure.elementCount)],
      ];
    case "not-a-multiple":
      return [
        [m.grading_property_place(), `[${failure.index.join(", ")}]`],
        [
          m.grading_property_allowed(),
          [...new Set(failure.allowed.map((one) => numberText(one)))].join(m.grading_or()),
        ],
        [m.grading_property_got(), numberText(failure.got)],
        ...(failure.otherFactors === null || failure.otherFactors.length === 0
          ? []
          : [
              [
                m.grading_property_found(),
                failure.otherFactors.map((one) => numberText(one, 3)).join(", "),
              ] as const,
            ]),
      ];
    case "out-of-bounds":
      return [
        [m.grading_property_place(), `[${failure.index.join(", ")}]`],
        [m.grading_property_allowed(), `${numberText(failure.low)} … ${numberText(failure.high)}`],
        [m.grading_property_got(), numberText(failure.got)],
      ];
    case "not-the-gradient": {
      const [backward, forward] = distinctTexts(failure.fromBackward, failure.fromForward);
      return [
        [m.grading_property_slope_backward(), backward],
        [m.grading_property_slope_forward(), forward],
      ];
    }
    case "repeated-slices":
    case "misplaced-zeros":
    case "repeated-zeros":
      return [];
  }
}
