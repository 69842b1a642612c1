import type { Random } from "#lib/core/random.ts";

/** Notes do not grow without end. In UTF-16 units. */
const LONGEST = 60_000;

const MARKS = [
  ...["**", "*", "_", "`", "```", "~~~", "$", "$$", "\\(", "\\[", "\\]", "==", "{{c1::", "}}", "::", ":::"],
  ...["Q:", "A:", "|", "| a | b |\n|---|---|\n", "> ", "- ", "1. ", "# ", "###### ", "---", "\t", "    "],
  ...["<!--", "-->", "<!-- card: skip -->", "<!-- card: id=x -->", "<div>", "</div>", "<b", "<br>", "&emsp;"],
  ...[
    "&lt;",
    "[[",
    "]]",
    "![[",
    "[^1]",
    "[^1]: ",
    "[a]: b",
    "![](",
    "](",
    "\\begin{align}",
    "\\end{cases}$$",
  ],
  ...[
    "\\",
    "：",
    "（",
    "）",
    "？",
    "、",
    "其中：",
    "定义",
    "①",
    "（1）",
    "2015",
    "(2015)",
    " - ",
    "⟦…⟧",
    "\\boxed{?}",
  ],
  ...[
    "\u0000",
    "\u0007",
    "\u000b",
    "\u000c",
    "\u001b",
    "\u0085",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u200b",
  ],
  ...["\ud800", "\udc00", "\uffff", "\r", "\r\n", "\n\n", "\n", "😀", "👩‍👩‍👧‍👦", "é", "e\u0301", "ﬁ", "𝔁"],
];

type Mutation = (text: string, random: Random, other: string) => string;

const pick = <T>(random: Random, among: readonly T[]): T | undefined => among[at(random, among.length)];

/** A whole number from 0, below `end`. */
function at(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** Changes the lines of a text. */
function byLines(change: (lines: string[], random: Random, other: readonly string[]) => void): Mutation {
  return (text, random, other) => {
    const lines = text.split("\n");
    change(lines, random, other.split("\n"));
    return lines.join("\n");
  };
}

const MUTATIONS: readonly Mutation[] = [
  byLines((lines, random) => {
    lines.splice(at(random, lines.length), 1 + at(random, 3));
  }),
  byLines((lines, random) => {
    const from = at(random, lines.length);
    lines.splice(at(random, lines.length + 1), 0, ...lines.slice(from, from + 1 + at(random, 4)));
  }),
  byLines((lines, random) => {
    const [one, other] = [at(random, lines.length), at(random, lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
  }),
  // A piece of another note.
  byLines((lines, random, other) => {
    const from = at(random, other.length);
    lines.splice(
      at(random, lines.length + 1),
      at(random, 4),
      ...other.slice(from, from + 1 + at(random, 12)),
    );
  }),
  // Cut anywhere, in the middle of a pair of surrogates too.
  (text, random) => text.slice(0, at(random, text.length + 1)),
  (text, random) => text.slice(at(random, text.length + 1)),
  (text, random) => {
    const from = at(random, text.length + 1);
    return text.slice(0, from) + text.slice(from + 1 + at(random, 20));
  },
  ...Array.from({ length: 6 }, (): Mutation => (text, random) => {
    const place = at(random, text.length + 1);
    return text.slice(0, place) + (pick(random, MARKS) ?? "") + text.slice(place);
  }),
  byLines((lines, random) => {
    const place = at(random, lines.length);
    lines[place] = `${pick(random, MARKS) ?? ""}${lines[place] ?? ""}`;
  }),
  byLines((lines, random) => {
    const place = at(random, lines.length);
    lines[place] = `${lines[place] ?? ""}${pick(random, MARKS) ?? ""}`;
  }),
  // Indented further, or not at all.
  byLines((lines, random) => {
    const from = at(random, lines.length);
    const indent = pick(random, ["", " ", "  ", "    ", "\t", "> ", "        "]) ?? "";
    for (let index = from; index < Math.min(lines.length, from + 1 + at(random, 6)); index++)
      lines[index] = indent + (lines[index] ?? "").trimStart();
  }),
  // A few lines, fifty times.
  byLines((lines, random) => {
    const from = at(random, lines.length);
    const piece = lines.slice(from, from + 1 + at(random, 3));
    lines.splice(from, 0, ...Array.from({ length: 50 }, () => piece).flat());
  }),
  (text, random) => {
    const place = at(random, text.length + 1);
    return text.slice(0, place) + (pick(random, MARKS) ?? "").repeat(50) + text.slice(place);
  },
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replace(/\n\n+/g, "\n"),
];

/** A note changed in one to eight ways. */
export function mutated(originals: readonly string[], random: Random): { original: string; text: string } {
  const original = pick(random, originals) ?? "";
  let text = original;
  for (let left = 1 + at(random, 8); left > 0; left--) {
    const mutate = pick(random, MUTATIONS);
    if (mutate === undefined) break;
    text = mutate(text, random, pick(random, originals) ?? "").slice(0, LONGEST);
  }
  return { original, text };
}
