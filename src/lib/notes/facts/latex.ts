/*
 * Just enough of LaTeX to know where a formula can be cut: what belongs together between braces, brackets, \left and
 * \right, \begin and \end. What cannot be read with certainty is not cut.
 */

/** A piece of a formula by its offsets; the end is exclusive. */
export interface LatexSpan {
  readonly start: number;
  readonly end: number;
}

/** Things that stand beside one another. */
export interface LatexRow extends LatexSpan {
  readonly items: readonly LatexItem[];
  /** How many symbols stand in it. */
  readonly weight: number;
}

export interface LatexItem extends LatexSpan {
  readonly kind:
    | "symbol"
    | "words"
    | "space"
    | "group"
    | "fraction"
    | "root"
    | "fence"
    | "environment"
    /** `+`, `-` and their like, between terms. */
    | "plus"
    /** `\cdot`, `\times`, between factors. */
    | "times"
    /** `=`, `\sim`, `<` … */
    | "relation"
    | "comma"
    /** `&`, `\\` */
    | "separator";
  /** Its command or character, without what that takes: `\frac`, `x`, `(`. */
  readonly opening: string;
  readonly weight: number;
  /** What is inside, without its braces or brackets: numerator and denominator, what is under a root. */
  readonly rows: readonly LatexRow[];
  /** What stands above and below it. */
  readonly scripts: readonly { readonly mark: "^" | "_"; readonly row: LatexRow }[];
}

interface Token extends LatexSpan {
  readonly text: string;
}

/** In UTF-16 units; a longer formula is no single statement. */
const MAX_LENGTH = 1_500;
const MAX_DEPTH = 30;

const TOKEN = /\\[A-Za-z]+\*?|\\[\s\S]|\d+(?:\.\d+)?|\s+|[\s\S]/gu;

const FRACTION = /^\\(?:[dtc]?frac|binom)$/;
const WRAPPER =
  /^\\(?:text\w*|math[a-z]+|operatorname\*?|hat|bar|tilde|vec|dot|ddot|overline|underline|widehat|widetilde|boldsymbol|bm|mbox|rm|bf)$/;
const RELATION =
  /^(?:[=<>:]|\\(?:sim|simeq|approx|propto|equiv|leq?|geq?|ne|neq|ll|gg|leftarrow|rightarrow|gets|to|in|coloneqq|triangleq|mid|Rightarrow|iff|mapsto))$/;
const SPACE = /^(?:\s+|\\[,;:!> ]|\\(?:quad|qquad|displaystyle|limits|nolimits))$/;
/** Makes the bracket after it larger. */
const LARGE = /^\\[bB]igg?[lrm]?$/;
const OPENING = /^(?:\(|\[|\\\{|\\lbrace)$/;
const CLOSING = /^(?:\)|\]|\\\}|\\rbrace)$/;
/** Definitions change what the rest means; labels belong to the whole. */
const UNREADABLE =
  /^\\(?:def|let|gdef|newcommand|renewcommand|providecommand|require|tag\*?|label|over|atop|choose|color|textcolor|html\w*|href|url|include\w*|boxed|verb|middle|substack|overset|underset|stackrel|underbrace|overbrace|cancel|phantom|hspace|vspace|rule|kern|mathchoice|char|unicode)$/;

/** Reads a formula; null where its parts cannot be told apart with certainty. */
export function readLatex(latex: string): LatexRow | null {
  if (latex.length > MAX_LENGTH) return null;
  const tokens: Token[] = [...latex.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const reader = new LatexReader(tokens, latex.length);
  return reader.readAll();
}

/** Thrown inside, caught by `readAll`: the formula is not to be cut. */
class Unreadable extends Error {}

class LatexReader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #at = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  readAll(): LatexRow | null {
    try {
      const row = this.#readRow(() => false, 0);
      return this.#at === this.#tokens.length ? row : null;
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  }

  #readRow(closes: (text: string) => boolean, depth: number): LatexRow {
    if (depth > MAX_DEPTH) throw new Unreadable();
    const start = this.#tokens[this.#at]?.start ?? this.#length;
    const items: LatexItem[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (closes(token.text)) break;
      if (token.text === "^" || token.text === "_") {
        this.#at++;
        this.#addScript(items, token.text, depth);
      } else if (token.text === "'") {
        this.#at++;
        const last = items.at(-1);
        if (last !== undefined) items[items.length - 1] = { ...last, end: token.end };
      } else {
        items.push(this.#readItem(depth));
      }
    }
    return { start, end: this.#tokens[this.#at]?.start ?? this.#length, items, weight: sum(items) };
  }

  #addScript(items: LatexItem[], mark: "^" | "_", depth: number): void {
    const base = items.at(-1);
    if (base === undefined || base.kind === "space") throw new Unreadable();
    const row = this.#readArgument(depth);
    const end = this.#tokens[this.#at - 1]?.end ?? row.end;
    const scripts = [...base.scripts, { mark, row }];
    items[items.length - 1] = { ...base, end, scripts, weight: base.weight + row.weight };
  }

  /** What a command takes: braces, or one thing. */
  #readArgument(depth: number): LatexRow {
    while (/^\s+$/.test(this.#tokens[this.#at]?.text ?? "")) this.#at++;
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Unreadable();
    if (token.text === "{") {
      this.#at++;
      const row = this.#readRow((text) => text === "}", depth + 1);
      this.#expect("}");
      return row;
    }
    const item = this.#readItem(depth + 1);
    return { start: item.start, end: item.end, items: [item], weight: item.weight };
  }

  #expect(text: string): Token {
    const token = this.#tokens[this.#at];
    if (token?.text !== text) throw new Unreadable();
    this.#at++;
    return token;
  }

  #readItem(depth: number): LatexItem {
    const token = this.#tokens[this.#at];
    if (token === undefined || depth > MAX_DEPTH) throw new Unreadable();
    const { text, start } = token;
    this.#at++;
    const item = (kind: LatexItem["kind"], weight: number, rows: readonly LatexRow[] = []): LatexItem => {
      const end = this.#tokens[this.#at - 1]?.end ?? token.end;
      return { kind, opening: text, weight, rows, scripts: [], start, end };
    };
    if (SPACE.test(text)) return item("space", 0);
    if (text === "{") {
      const row = this.#readRow((next) => next === "}", depth + 1);
      this.#expect("}");
      return item("group", row.weight, [row]);
    }
    if (
      CLOSING.test(text) ||
      text === "}" ||
      text === "\\right" ||
      text === "\\end" ||
      text === "#" ||
      text === "$" ||
      text === "%" ||
      UNREADABLE.test(text)
    )
      throw new Unreadable();
    if (FRACTION.test(text)) {
      const rows = [this.#readArgument(depth), this.#readArgument(depth)];
      return item("fraction", weigh(rows), rows);
    }
    if (text === "\\sqrt") {
      if (this.#tokens[this.#at]?.text === "[") {
        this.#at++;
        this.#readRow((next) => next === "]", depth + 1);
        this.#expect("]");
      }
      const row = this.#readArgument(depth);
      return item("root", row.weight, [row]);
    }
    if (WRAPPER.test(text)) {
      this.#readArgument(depth);
      return item(/^\\(?:text|mbox)/.test(text) ? "words" : "symbol", 1);
    }
    if (text === "\\left") return this.#readSizedFence(item, depth);
    if (text === "\\begin") return this.#readEnvironment(item, depth);
    if (OPENING.test(text)) return this.#readFence(item, depth);
    if (LARGE.test(text)) {
      const bracket = this.#tokens[this.#at]?.text;
      if (bracket === undefined) throw new Unreadable();
      this.#at++;
      return OPENING.test(bracket) ? this.#readFence(item, depth) : item("symbol", 0);
    }
    if (text === "&" || text === "\\\\") return item("separator", 0);
    if (text === "+" || text === "-" || text === "\\pm" || text === "−") return item("plus", 0);
    if (/^(?:\*|\\cdot|\\times|\\odot|\\circ|\\otimes|·|×|⊙)$/.test(text)) return item("times", 0);
    if (text === "," || text === ";") return item("comma", 0);
    if (RELATION.test(text)) return item("relation", 0);
    return item("symbol", /^(?:[.|!?]|\\[|.])$/.test(text) ? 0 : 1);
  }

  #readSizedFence(item: MakeItem, depth: number): LatexItem {
    this.#at++;
    const row = this.#readRow((text) => text === "\\right", depth + 1);
    this.#expect("\\right");
    if (this.#tokens[this.#at] === undefined) throw new Unreadable();
    this.#at++;
    return item("fence", row.weight, [row]);
  }

  #readFence(item: MakeItem, depth: number): LatexItem {
    const isClosing = (text: string): boolean =>
      CLOSING.test(text) || (LARGE.test(text) && CLOSING.test(this.#tokens[this.#at + 1]?.text ?? ""));
    const row = this.#readRow(isClosing, depth + 1);
    if (LARGE.test(this.#tokens[this.#at]?.text ?? "")) this.#at++;
    if (!CLOSING.test(this.#tokens[this.#at]?.text ?? "")) throw new Unreadable();
    this.#at++;
    return item("fence", row.weight, [row]);
  }

  #readEnvironment(item: MakeItem, depth: number): LatexItem {
    const name = this.#environmentName();
    if (!/^(?:cases|aligned|align|gather|gathered|split|equation|[bpvV]?matrix)\*?$/.test(name))
      throw new Unreadable();
    const row = this.#readRow((text) => text === "\\end", depth + 1);
    this.#expect("\\end");
    if (this.#environmentName() !== name) throw new Unreadable();
    return item("environment", row.weight, [row]);
  }

  #environmentName(): string {
    this.#expect("{");
    let name = "";
    for (
      let token = this.#tokens[this.#at];
      token !== undefined && token.text !== "}";
      token = this.#tokens[this.#at]
    ) {
      name += token.text;
      this.#at++;
    }
    this.#expect("}");
    return name;
  }
}

type MakeItem = (kind: LatexItem["kind"], weight: number, rows?: readonly LatexRow[]) => LatexItem;

function sum(items: readonly LatexItem[]): number {
  return items.reduce((weight, item) => weight + item.weight, 0);
}

function weigh(rows: readonly LatexRow[]): number {
  return rows.reduce((weight, row) => weight + row.weight, 0);
}
