/** A passage hidden in a text: `{{c1::words}}` or `{{c1::words::hint}}`. Passages with one number are asked together. */
interface Gap {
  readonly number: number;
  readonly words: string;
  readonly hint: string | null;
  /** Within a formula, where a gap is drawn otherwise. */
  readonly inMaths: boolean;
}

type Part = string | Gap;

/** One question of a cloze text. */
export interface ClozeCard {
  readonly number: number;
  readonly front: string;
  readonly back: string;
}

/** One card a number, in the order of the numbers; none if nothing is hidden. */
export function clozeCards(text: string): readonly ClozeCard[] {
  const parts = partsOf(text);
  const numbers = [...new Set(gapsOf(parts).map(({ number }) => number))].sort((a, b) => a - b);
  return numbers.map((number) => ({
    number,
    front: parts
      .map((part) => {
        if (typeof part === "string") return part;
        return part.number === number ? blank(part) : part.words;
      })
      .join(""),
    back: gapsOf(parts)
      .filter((gap) => gap.number === number)
      .map(({ words, inMaths }) => (inMaths ? `$${words}$` : words))
      .join("\n\n"),
  }));
}

/** The text with what is selected hidden under the next number, and where that stands now. */
export function hidden(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly end: number } {
  const last = Math.max(0, ...gapsOf(partsOf(text)).map(({ number }) => number));
  const gap = `{{c${last + 1}::${text.slice(start, end)}}}`;
  return { text: text.slice(0, start) + gap + text.slice(end), end: start + gap.length };
}

function gapsOf(parts: readonly Part[]): readonly Gap[] {
  return parts.filter((part) => typeof part !== "string");
}

function blank({ hint, inMaths }: Gap): string {
  if (inMaths) return hint === null ? "\\boxed{?}" : `\\boxed{\\text{${hint}}}`;
  return `⟦${hint ?? "…"}⟧`;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  const opening = /\{\{c(\d{1,3})::/gu;
  let at = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const from = match.index + match[0].length;
    const end = closingAt(text, from);
    if (end === null) break;
    const before = text.slice(at, match.index);
    const content = text.slice(from, end);
    const divider = content.lastIndexOf("::");
    parts.push(before, {
      number: Number(match[1]),
      words: divider < 0 ? content : content.slice(0, divider),
      hint: divider < 0 ? null : content.slice(divider + 2),
      inMaths: isMathsOpen(text.slice(0, match.index)),
    });
    at = end + 2;
    opening.lastIndex = at;
  }
  return [...parts, text.slice(at)];
}

/** The `}}` that belongs to a gap: formulas have braces of their own. */
function closingAt(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\\") at += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}" && depth > 0) depth -= 1;
    else if (sign === "}" && text.charAt(at + 1) === "}") return at;
  }
  return null;
}

/** Whether a `$` is open at the end of a text. */
function isMathsOpen(text: string): boolean {
  const dollars = text.replace(/\\[^]/gu, "").match(/\$\$?/gu) ?? [];
  return dollars.length % 2 === 1;
}
