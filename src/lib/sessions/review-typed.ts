/** A stretch of two texts laid beside each other. */
export interface TypedPart {
  readonly kind: "same" | "missing" | "surplus";
  readonly text: string;
}

/** What was typed, laid beside the answer. */
export interface TypedAnswer {
  /** The same but for width, case, spaces and punctuation. */
  readonly isRight: boolean;
  /** In reading order; what is only in the answer is missing, what is only in the typed text is surplus. */
  readonly parts: readonly TypedPart[];
}

/** As much of a typed text as is compared. */
const LONGEST_TYPED = 200;

/** Signs that change what an answer says, though Unicode counts them as punctuation. */
const MEANINGFUL = /[%/*@#&\\]/;

/**
 * Lays a typed answer beside the right one. An answer with a gloss in brackets, "动量（Momentum）", is also right without
 * it, or as the gloss alone.
 */
export function compareTyped(typed: string, answer: string): TypedAnswer {
  const got = typed.slice(0, LONGEST_TYPED).trim();
  const key = comparable(got);
  const isRight = key !== "" && spellingsOf(answer).some((spelling) => comparable(spelling) === key);
  return { isRight, parts: isRight ? [{ kind: "same", text: answer }] : differences(got, answer.trim()) };
}

/** A text as answers are compared: one width and case, no spaces, and no punctuation that only separates. */
function comparable(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replaceAll("−", "-")
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, " ");
  const signs = [...plain];
  const kept = signs.filter((sign, index) => {
    if (sign === " ") return false;
    if (!/\p{P}/u.test(sign) || MEANINGFUL.test(sign)) return true;
    return isPartOfNumber(sign, signs[index - 1], signs[index + 1]);
  });
  return kept.join("");
}

/** A minus before a number, unless it joins words; a point or comma inside one. */
function isPartOfNumber(sign: string, before: string | undefined, after: string | undefined): boolean {
  if (after === undefined || !/\p{N}/u.test(after)) return false;
  const follows = before !== undefined && /[\p{L}\p{N}]/u.test(before);
  if (/\p{Pd}/u.test(sign)) return !follows;
  return (sign === "." || sign === ",") && before !== undefined && /\p{N}/u.test(before);
}

function spellingsOf(answer: string): string[] {
  const gloss = /^(.+?)\s*[（(]([^（）()]+)[）)]\s*$/.exec(answer);
  return gloss === null ? [answer] : [answer, gloss[1] ?? "", gloss[2] ?? ""];
}

/** The longest text that both share, with what each has besides. */
function differences(got: string, answer: string): TypedPart[] {
  const [from, to] = [[...got], [...answer]];
  const shared = longestShared(from, to);
  const parts: { kind: TypedPart["kind"]; text: string }[] = [];
  const put = (kind: TypedPart["kind"], text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [typed, right] = [from[i], to[j]];
    if (typed !== undefined && right !== undefined && isSame(typed, right)) {
      put("same", right);
      i += 1;
      j += 1;
    } else if (right === undefined || (typed !== undefined && at(shared, i + 1, j) >= at(shared, i, j + 1))) {
      put("surplus", typed ?? "");
      i += 1;
    } else {
      put("missing", right);
      j += 1;
    }
  }
  return parts;
}

/** `[i][j]`: how many signs the rests from i and j on share. */
function longestShared(from: readonly string[], to: readonly string[]): number[][] {
  const shared = Array.from({ length: from.length + 1 }, () => Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    const row = shared[i] ?? [];
    for (let j = to.length - 1; j >= 0; j -= 1) {
      row[j] = isSame(from[i] ?? "", to[j] ?? "")
        ? at(shared, i + 1, j + 1) + 1
        : Math.max(at(shared, i + 1, j), at(shared, i, j + 1));
    }
  }
  return shared;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function isSame(one: string, other: string): boolean {
  return one.normalize("NFKC").toLowerCase() === other.normalize("NFKC").toLowerCase();
}
