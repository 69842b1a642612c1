import type { NoteCard } from "#lib/notes/card.ts";

/*
 * Whether a card says what a person read off a note. The row of the table says it in the reader's words, which are not
 * always the note's: only words that stand both in the row's value and in the note's lines can be asked of a card. Where
 * the two have too little in common (the reader summed up a program, or corrected an error), the card must say what the
 * lines say. Words are numbers, words of letters (a formula's names among them, π as pi) and pairs of Chinese characters.
 */

/** What a person read off a note; lines count from 1. */
export interface NoteFact {
  readonly note: string;
  readonly lines: string;
  readonly subject: string;
  readonly attribute: string;
  readonly value: string;
}

/** Of the value's words, how many must stand in the lines so that the value is what is looked for. */
const COMMON_SHARE = 0.4;

/** Of the words looked for, how many a card must say. */
const SAID_SHARE = 0.75;

/** Of all words of the lines, where the value's own are not to be found in them. */
const SAID_SHARE_OF_LINES = 0.6;

/**
 * Whether the cards of a note reach the fact. One card standing on its lines must say it, or, where the fact spans several
 * lines, the cards of one rule that stand within them must say it together.
 */
export function isReached(fact: NoteFact, cards: readonly NoteCard[], noteText: string): boolean {
  const ranges = rangesOf(fact.lines);
  const written = noteText.split("\n");
  const lines = ranges.map(([from, to]) => written.slice(from - 1, to).join("\n")).join("\n");
  const standing = cards.filter((card) => ranges.some((range) => overlaps(card, range)));
  const known = new Set(tokens(noteText));
  const subject = namesOf(fact.subject)
    .flatMap(tokens)
    .filter((token) => known.has(token));
  const wanted = wantedTokens(fact.value, lines);
  const says = (group: readonly NoteCard[]): boolean => {
    const said = new Set(group.flatMap((card) => tokens(textOf(card))));
    const names = subject.length === 0 || subject.some((token) => said.has(token));
    const numbers = wanted.tokens.filter((token) => /^\d/.test(token));
    const found = wanted.tokens.filter((token) => said.has(token)).length;
    const isExact = !wanted.isValue || numbers.every((token) => said.has(token));
    return names && isExact && found >= wanted.tokens.length * wanted.share;
  };
  if (standing.some((card) => says([card]))) return true;
  const within = standing.filter((card) => ranges.some((range) => liesIn(card, range)));
  const rules = new Set(within.map((card) => card.rule));
  return [...rules].some((rule) => says(within.filter((card) => card.rule === rule)));
}

/** Names that the notes use for one thing, where the table has only one of them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 批归一化: "Batch Normalization" };

function namesOf(subject: string): readonly string[] {
  const other = OTHER_NAMES[subject];
  return other === undefined ? [subject] : [subject, other];
}

/** What a card says: question, answer, and the headings it stands under. */
function textOf(card: NoteCard): string {
  return [card.front, card.back, ...card.source.headingPath].join("\n");
}

function wantedTokens(
  value: string,
  lines: string,
): { readonly tokens: readonly string[]; readonly share: number; readonly isValue: boolean } {
  const written = new Set(tokens(lines));
  const all = tokens(value);
  const common = all.filter((token) => written.has(token));
  if (common.length > 0 && common.length >= all.length * COMMON_SHARE)
    return { tokens: common, share: SAID_SHARE, isValue: true };
  return { tokens: [...written], share: SAID_SHARE_OF_LINES, isValue: false };
}

type Range = readonly [number, number];

function rangesOf(lines: string): readonly Range[] {
  return lines.split(",").map((part): Range => {
    const [from = "1", to = from] = part.split("-");
    return [Number(from), Number(to)];
  });
}

function overlaps({ source }: NoteCard, [from, to]: Range): boolean {
  return source.startLine <= to && from <= source.endLine;
}

function liesIn({ source }: NoteCard, [from, to]: Range): boolean {
  return from <= source.startLine && source.endLine <= to;
}

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", η: "eta", θ: "theta", λ: "lambda" },
  ...{ μ: "mu", π: "pi", ρ: "rho", σ: "sigma", Σ: "sum", φ: "phi", Φ: "phi", ω: "omega", "∂": "partial" },
  ...{ "∇": "nabla", "√": "sqrt", "·": "cdot", "×": "times" },
};

/** LaTeX that says nothing of its own. */
const FILLER = new Set([
  "frac",
  "left",
  "right",
  "text",
  "begin",
  "end",
  "cdot",
  "times",
  "cases",
  "mathcal",
]);

/** Each once. */
export function tokens(text: string): readonly string[] {
  const plain = text
    .replace(/./gu, (char) => (GREEK[char] === undefined ? char : ` ${GREEK[char]} `))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[⟦⟧]|\\boxed/g, " ");
  const found = new Set<string>();
  for (const word of plain.match(/\d+(?:\.\d+)?(?:e-?\d+)?|\p{Script=Han}+|[a-z]+/gu) ?? []) {
    if (!/^\p{Script=Han}/u.test(word)) {
      if (!FILLER.has(word)) found.add(word);
      continue;
    }
    const chars = [...word];
    if (chars.length === 1) found.add(word);
    for (let index = 0; index + 1 < chars.length; index++)
      found.add(`${chars[index] ?? ""}${chars[index + 1] ?? ""}`);
  }
  return [...found];
}
