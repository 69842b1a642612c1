import { keyText } from "./key-text.ts";

/** One thing that has several names: a line of `decks/terms.tsv`, or a pair that a note gives. */
export interface Term {
  /** The first of its names; what it is known under. */
  readonly name: string;
  readonly names: readonly string[];
}

/** What a title names. */
export interface NamedTerm {
  /** One spelling for all names of the term. */
  readonly key: string;
  /**
   * Whether the table has it, so that it means the same wherever it stands. A name that only a note translates is a
   * name still, but of what its headings say: 图像 (Image) under 预处理 is not 图像 (Image) under 增强.
   */
  readonly known: boolean;
}

/** Words that may stand after a name without changing what it names: "Adam 优化器", "LSTM 网络", "softmax function". */
const KIND_AFTER =
  /(?:优化器|优化算法|算法|激活函数|函数|机制|(?<=[a-z0-9])(?:网络|模型)|optimi[sz]er|activationfunction|activation|function|algorithm|mechanism)$/;

/** "学习率（Learning Rate）" or "Adam (adaptive moments)": a name and what stands in brackets after it. */
const GLOSSED = /^(.+?)\s*[（(]([^（()）]+)[）)]$/;

/** Names of things and what they name. Names are compared without case, width, spaces and marks. */
export class Terms {
  readonly #byName: ReadonlyMap<string, NamedTerm>;

  /**
   * @param table terms that mean one thing anywhere
   * @param pairs names that a note gives for one thing; one that contradicts the table, or another pair, is ignored
   */
  constructor(table: readonly Term[], pairs: readonly Term[] = []) {
    const byName = new Map<string, NamedTerm>();
    for (const { name, names } of table) {
      const term: NamedTerm = { key: nameKey(name), known: true };
      for (const each of [name, ...names]) if (!byName.has(nameKey(each))) byName.set(nameKey(each), term);
    }
    for (const { name, names } of [...pairs].sort(byNames)) {
      const keys = [name, ...names].map(nameKey).filter((key) => key !== "");
      const found = new Set(keys.flatMap((key) => byName.get(key) ?? []));
      const [only] = found;
      if (keys.length < 2 || found.size > 1) continue;
      const term = only ?? { key: keys[0] ?? "", known: false };
      for (const key of keys) byName.set(key, term);
    }
    this.#byName = byName;
  }

  /** How many names there are. */
  get size(): number {
    return this.#byName.size;
  }

  /**
   * What a title names, or null: the title as a whole first, then the longest part of it that is a name ("Adam 优化器"
   * is Adam, "卷积层（CNN 的核心）" the layer). A gloss that names another thing leaves the title unknown.
   */
  find(title: string): NamedTerm | null {
    const whole = this.#named(title);
    if (whole !== null) return whole;
    const glossed = GLOSSED.exec(title.trim());
    if (glossed === null) return null;
    const outer = this.#named(glossed[1] ?? "");
    const inner = this.#named(glossed[2] ?? "");
    if (outer !== null && inner !== null) return outer.key === inner.key ? outer : null;
    return outer ?? (isAbbreviation(glossed[1] ?? "") ? inner : null);
  }

  #named(words: string): NamedTerm | null {
    const key = nameKey(words);
    const term = this.#byName.get(key);
    if (term !== undefined) return term;
    const bare = key.replace(KIND_AFTER, "");
    return bare === key || bare === "" ? null : (this.#byName.get(bare) ?? null);
  }
}

/** "ReLU（修正线性单元）" is that unit even where only the gloss is known; "过程（梯度下降）" is not the gloss. */
function isAbbreviation(words: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+-]{1,9}$/.test(words.trim());
}

/** Names may be written with hyphens or without: "back-propagation". */
function nameKey(words: string): string {
  return keyText(words).replace(/(?<=\p{L})[-‐–](?=\p{L})/gu, "");
}

/** So that the order of the notes does not decide which pair is heard. */
function byNames(first: Term, second: Term): number {
  const [a, b] = [first, second].map(({ name, names }) => [name, ...names].map(nameKey).join("\n"));
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}

/**
 * The terms of a table: a line each, English name, Chinese names and other spellings in columns parted by tabs, names in
 * a column by "；"; empty lines and those that begin with "#" say nothing.
 */
export function parseTerms(text: string): readonly Term[] {
  return text.split(/\r?\n/).flatMap((line): Term[] => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [name = "", ...columns] = line.split("\t").map((column) => column.trim());
    const names = columns.flatMap((column) => column.split("；").map((each) => each.trim())).filter(Boolean);
    return name === "" ? [] : [{ name, names }];
  });
}
