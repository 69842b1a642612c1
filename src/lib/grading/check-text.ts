import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { CheckFailure } from "./check-failure.ts";
import { gradientText } from "./insight-text.ts";
import { numberText } from "./number-text.ts";

/** A failed check in words, in the form of a verdict's. */
interface CheckText {
  readonly headline: string;
  readonly details: readonly string[];
  readonly next: string;
}

/** A failed check in words: what was measured or found, what it should be, and what to look at. */
export function checkText(output: string, failure: CheckFailure, locale: Language): CheckText {
  const inLanguage = { locale };
  switch (failure.kind) {
    case "not-a-multiple": {
      const allowed = failure.allowed.map((value) => numberText(value));
      return {
        headline: m.grading_wrong_value({ output }, inLanguage),
        details: [
          m.grading_wrong_value_at(
            {
              index: failure.index.join(", "),
              expected: [...new Set(allowed)].join(m.grading_or({}, inLanguage)),
              got: numberText(failure.got),
              times: numberText(failure.tolerancesOff, 2),
            },
            inLanguage,
          ),
          countText(failure, locale),
        ],
        next:
          allowed.length > 1
            ? m.grading_one_of_next({}, inLanguage)
            : m.grading_wrong_value_next({}, inLanguage),
      };
    }
    case "out-of-bounds": {
      const [low, high, got] = [numberText(failure.low), numberText(failure.high), numberText(failure.got)];
      const index = failure.index.join(", ");
      return {
        headline: m.grading_wrong_value({ output }, inLanguage),
        details: [
          m.grading_out_of_bounds_detail({ index, got, low, high }, inLanguage),
          countText(failure, locale),
        ],
        next: m.grading_out_of_bounds_next({}, inLanguage),
      };
    }
    case "repeated-slices": {
      const { axis, repeatedCount: repeated, pairCount: pairs } = failure;
      return {
        headline: m.grading_repeated_slices({ output }, inLanguage),
        details: [m.grading_repeated_slices_detail({ axis, repeated, pairs }, inLanguage)],
        next: m.grading_repeated_slices_next({}, inLanguage),
      };
    }
    case "misplaced-zeros": {
      const { as, isZero, wrongCount: wrong, elementCount: total } = failure;
      const detail = isZero ? m.grading_misplaced_zeros_only : m.grading_misplaced_zeros_missing;
      return {
        headline: m.grading_misplaced_zeros({ output, as }, inLanguage),
        details: [detail({ output, as, wrong, total, index: failure.index.join(", ") }, inLanguage)],
        next: m.grading_misplaced_zeros_next({}, inLanguage),
      };
    }
    case "repeated-zeros":
      return {
        headline: m.grading_repeated_zeros({ output, than: failure.than }, inLanguage),
        details: [m.grading_repeated_zeros_detail({ total: failure.elementCount }, inLanguage)],
        next: m.grading_repeated_zeros_next({}, inLanguage),
      };
    case "not-the-gradient":
      return {
        headline: m.grading_gradient_headline({ output, input: failure.input }, inLanguage),
        details: [gradientText(failure, locale)],
        next: m.grading_gradient_next({}, inLanguage),
      };
    case "improbable":
      return improbableText(output, failure, locale);
  }
}

/** How far a statistic may stray, as people write it: "0.3 ± 0.012". */
export function rangeText({
  expected,
  bound,
}: {
  readonly expected: number;
  readonly bound: number;
}): string {
  return `${numberText(expected)} ± ${numberText(bound, 2)}`;
}

const QUANTITIES = {
  "zero-share": { headline: m.grading_zero_share, next: m.grading_zero_share_next },
  mean: { headline: m.grading_mean, next: m.grading_mean_next },
  variance: { headline: m.grading_variance, next: m.grading_variance_next },
} as const;

function improbableText(
  output: string,
  failure: Extract<CheckFailure, { kind: "improbable" }>,
  locale: Language,
): CheckText {
  const { headline, next } = QUANTITIES[failure.quantity];
  const detail = {
    total: failure.elementCount,
    expected: numberText(failure.expected),
    bound: numberText(failure.bound, 2),
    measured: numberText(failure.measured),
  };
  return {
    headline: headline({ output }, { locale }),
    details: [m.grading_improbable_detail(detail, { locale })],
    next: next({}, { locale }),
  };
}

function countText(
  { wrongCount: wrong, elementCount: total }: { readonly wrongCount: number; readonly elementCount: number },
  locale: Language,
): string {
  return m.grading_wrong_count({ wrong, total }, { locale });
}
