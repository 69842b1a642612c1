import { readLatex, type LatexItem, type LatexRow, type LatexSpan } from "./latex.ts";

/** A factor of a formula that can be hidden: the formula with `\boxed{?}` in its place, and the factor. LaTeX. */
export interface FormulaGap {
  readonly passage: string;
  readonly factor: string;
}

/** What stands where the factor stood. */
const HOLE = "\\boxed{?}";

/** Symbols on the right-hand side; a shorter formula is recalled as one. */
const MIN_WEIGHT = 7;

/** Of the right-hand side: a gap that is nearly all of it asks for the formula itself. */
const MAX_SHARE = 0.8;

/** Gaps of one formula. */
const MAX_GAPS = 3;

interface Candidate extends LatexSpan {
  readonly weight: number;
  /** How much of an idea it is: the argument of a root more than a term of a sum. */
  readonly rank: number;
}

/**
 * Factors of a formula that are worth recalling on their own: numerator, denominator, what is under a root, a term of a
 * sum, a factor of a product, an exponent. None of a short formula, and none that the rest of the formula shows.
 */
export function formulaGaps(latex: string, most: number = MAX_GAPS): readonly FormulaGap[] {
  const row = readLatex(latex);
  if (row === null) return [];
  const cells = valueCells(row.items);
  const weight = cells.reduce((total, cell) => total + weightOf(cell), 0);
  if (weight < MIN_WEIGHT) return [];
  const chosen: Candidate[] = [];
  const found = cells
    .flatMap((cell) => inCell(cell))
    .toSorted((a, b) => b.rank - a.rank || a.start - b.start);
  for (const candidate of found) {
    const isWhole = candidate.weight > weight * MAX_SHARE;
    const isTaken = chosen.some((other) => candidate.start < other.end && other.start < candidate.end);
    if (isWhole || isTaken || isShownElsewhere(latex, candidate)) continue;
    if (chosen.some((other) => wordsAt(latex, other) === wordsAt(latex, candidate))) continue;
    chosen.push(candidate);
    if (chosen.length === most) break;
  }
  return chosen
    .toSorted((a, b) => a.start - b.start)
    .map((span) => ({
      passage: latex.slice(0, span.start) + HOLE + latex.slice(span.end),
      factor: latex.slice(span.start, span.end).replace(/\s+/g, " ").trim(),
    }));
}

function wordsAt(latex: string, { start, end }: LatexSpan): string {
  return latex.slice(start, end).replace(/\s+|\{\}/g, "");
}

function isShownElsewhere(latex: string, span: LatexSpan): boolean {
  const words = wordsAt(latex, span);
  const rest = `${latex.slice(0, span.start)}\u0000${latex.slice(span.end)}`.replace(/\s+|\{\}/g, "");
  return words.length > 0 && (rest.includes(words) || rest.includes(words.replace(/^\{|\}$/g, "")));
}

/** The cells and sides of a formula that say what the left-hand side is. */
function valueCells(items: readonly LatexItem[]): (readonly LatexItem[])[] {
  const written = items.filter((item) => item.kind !== "space");
  const [only] = written;
  if (written.length === 1 && only?.kind === "environment") return valueCells(only.rows[0]?.items ?? []);
  const cells = splitAt(items, "separator");
  return cells.flatMap((cell, index) => {
    const sides = splitAt(cell, "relation");
    if (sides.length > 1) return sides.slice(1);
    const next = cells[index + 1]?.find((item) => item.kind !== "space");
    return next?.kind === "relation" ? [] : [cell];
  });
}

function splitAt(items: readonly LatexItem[], ...kinds: LatexItem["kind"][]): (readonly LatexItem[])[] {
  const parts: LatexItem[][] = [[]];
  for (const item of items) {
    if (kinds.includes(item.kind)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}

function weightOf(items: readonly LatexItem[]): number {
  return items.reduce((total, item) => total + item.weight, 0);
}

/** What can be hidden in things beside one another, and in them. */
function inRow(row: LatexRow): Candidate[] {
  return splitAt(row.items, "separator", "relation").flatMap((cell) => inCell(cell));
}

function inCell(cell: readonly LatexItem[]): Candidate[] {
  const clauses = splitAt(cell, "comma");
  return [
    ...clauses.flatMap((clause) => terms(clause)),
    ...factors(cell),
    ...cell.flatMap((item) => inItem(item)),
  ];
}

/** Longer brackets are asked for by the terms in them. */
const MAX_FENCE = 6;

/** Symbols of a term, factor or argument that is worth a card. */
const MIN_PART = 3;

function terms(clause: readonly LatexItem[]): Candidate[] {
  const summands = splitAt(clause, "plus");
  if (summands.some(cutsBars)) return [];
  const spans = summands.flatMap((part) => spanOf(part) ?? []);
  return spans.length < 2
    ? []
    : spans.filter(({ weight }) => weight >= MIN_PART).map((part) => ({ ...part, rank: 6 }));
}

/** Whether a bar of `|a - b|` stands in it without the other. */
function cutsBars(part: readonly LatexItem[]): boolean {
  const bars = part.filter(({ opening }) =>
    /^(?:\\?\||\\[lr]?[vV]ert|\\[lr](?:angle|floor|ceil)|\\[bB]ig.*)$/.test(opening),
  );
  return bars.length % 2 === 1;
}

/** The middle of the derivatives that a chain rule multiplies: of two, what cancels gives either away. */
function factors(cell: readonly LatexItem[]): Candidate[] {
  return splitAt(cell, "plus", "comma").flatMap((term) => {
    const found = splitAt(term, "times").flatMap((factor) => {
      const [only, ...more] = factor.filter((item) => item.kind !== "space");
      return only?.kind === "fraction" && more.length === 0 ? [only] : [];
    });
    const middle = found[Math.floor(found.length / 2)];
    return found.length < 3 || middle === undefined
      ? []
      : [{ start: middle.start, end: middle.end, weight: middle.weight, rank: 7 }];
  });
}

function inItem(item: LatexItem): Candidate[] {
  const inside = [...item.rows, ...item.scripts.map(({ row }) => row)].flatMap((row) => inRow(row));
  const exponents = isExponentiated(item)
    ? item.scripts.flatMap(({ mark, row }) => (mark === "^" && isExponent(row) ? asCandidate(row, 5) : []))
    : [];
  switch (item.kind) {
    case "fraction":
      return [...(isDerivative(item) ? [] : [...parts(item, 8), ...inside]), ...exponents];
    case "root":
      return [
        ...item.rows.filter((row) => row.weight >= 2).flatMap((row) => asCandidate(row, 8)),
        ...inside,
        ...exponents,
      ];
    case "fence": {
      const isPower = item.scripts.length > 0 && item.weight > MIN_PART;
      const isFactor = !isPower && isSum(item) && item.weight > MIN_PART && item.weight <= MAX_FENCE;
      const power = isPower ? [{ start: item.start, end: item.end, weight: item.weight, rank: 7 }] : [];
      return [...power, ...(isFactor ? item.rows.flatMap((row) => asCandidate(row, 7)) : []), ...inside];
    }
    case "environment":
      return [...cellsOf(item), ...inside];
    case "group":
      return [...inside, ...exponents];
    default:
      return exponents;
  }
}

/** `(1 + \cos x)`, but not the arguments of a function of several. */
function isSum(item: LatexItem): boolean {
  const items = item.rows[0]?.items ?? [];
  return items.some(({ kind }) => kind === "plus") && !items.some(({ kind }) => kind === "comma");
}

/** What stands above a sum or an integral is its limit. */
function isExponentiated(item: LatexItem): boolean {
  return item.kind !== "fence" && !/^\\(?:sum|prod|i*int|bigcup|bigcap|lim|max|min)$/.test(item.opening);
}

/** `x^{2k}`, but not the index of a layer in `w^{(l+1)}`. */
function isExponent(row: LatexRow): boolean {
  const isIndex = row.items.some(({ kind }) => kind === "words" || kind === "relation" || kind === "comma");
  return row.weight >= 2 && !isIndex && !(row.items.length === 1 && row.items[0]?.kind === "fence");
}

function parts(item: LatexItem, rank: number): Candidate[] {
  return item.rows.filter((row) => row.weight >= MIN_PART).flatMap((row) => asCandidate(row, rank));
}

/** The values of a definition by cases. */
function cellsOf(item: LatexItem): Candidate[] {
  return splitAt(item.rows[0]?.items ?? [], "separator")
    .filter(
      (cell) => weightOf(cell) >= 2 && !cell.some(({ kind }) => kind === "words" || kind === "relation"),
    )
    .flatMap((cell) => {
      const span = spanOf(cell);
      return span === null ? [] : [{ ...span, rank: 5 }];
    });
}

/** `\frac{\partial L}{\partial w}`, `\frac{d}{dx}`: one symbol, however it is written. */
function isDerivative(item: LatexItem): boolean {
  return item.rows.every((row) => {
    const first = row.items.find(({ kind }) => kind !== "space");
    return first !== undefined && /^(?:\\partial|d|\\mathrm)$/.test(first.opening);
  });
}

function asCandidate(row: LatexRow, rank: number): Candidate[] {
  const span = spanOf(row.items);
  return span === null ? [] : [{ ...span, rank }];
}

/** Without the spaces at its ends. */
function spanOf(items: readonly LatexItem[]): (LatexSpan & { readonly weight: number }) | null {
  const written = items.filter((item) => item.kind !== "space");
  const [first] = written;
  const last = written.at(-1);
  return first === undefined || last === undefined || weightOf(written) === 0
    ? null
    : { start: first.start, end: last.end, weight: weightOf(written) };
}
