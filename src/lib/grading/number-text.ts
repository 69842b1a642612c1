const FEWEST_DIGITS = 4;
/** A float32 needs nine digits to be told from its neighbours. */
const MOST_DIGITS = 9;

/**
 * Two numbers that differ, written so that one sees it: four significant digits, or as many more as it takes.
 * @returns the texts of both; equal only if nine digits cannot tell them apart
 */
export function distinctTexts(a: number, b: number): readonly [string, string] {
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    const texts = [numberText(a, digits), numberText(b, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [numberText(a, MOST_DIGITS), numberText(b, MOST_DIGITS)];
}

/** At most `digits` significant digits, a true minus sign, powers of ten only for very large and small numbers. */
export function numberText(value: number, digits: number = FEWEST_DIGITS): string {
  return String(Number(value.toPrecision(digits)))
    .replace("e+", "e")
    .replaceAll("-", "−");
}
