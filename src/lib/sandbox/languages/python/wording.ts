/** What went wrong, in the words that CPython has for it: those are what a learner finds explained. */

interface Wording {
  readonly name: string;
  readonly message: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  __add__: "+", __sub__: "-", __mul__: "*", __truediv__: "/", __floordiv__: "//", __mod__: "%", __pow__: "** or pow()",
  __matmul__: "@", __and__: "&", __or__: "|", __xor__: "^", __lshift__: "<<", __rshift__: ">>", __iadd__: "+=",
  __isub__: "-=", __lt__: "<", __gt__: ">", __le__: "<=", __ge__: ">=",
}; // prettier-ignore

const COMPARISONS: ReadonlySet<string> = new Set(["<", ">", "<=", ">="]);

type Rule = readonly [pattern: RegExp, reword: (...groups: string[]) => string];

const RULES: readonly Rule[] = [
  [/^divide by zero$/, () => "division by zero"],
  [/^name '(.*)' isn't defined$/, (name) => `name '${name}' is not defined`],
  [
    /^local variable referenced before assignment$/,
    () => "cannot access a local variable where it is not associated with a value",
  ],
  [
    /^'(.*)' object isn't (callable|subscriptable|iterable|an iterator)$/,
    (type, what) => `'${type}' object is not ${what}`,
  ],
  [/^object '(.*)' isn't .*list or tuple$/, (type) => `'${type}' object is neither a list nor a tuple`],
  [
    /^unsupported types for (__\w+__): '(.*)', '(.*)'$/,
    (method, left, right) => {
      const sign = OPERATORS[method ?? ""] ?? method;
      return COMPARISONS.has(sign ?? "")
        ? `'${sign}' not supported between instances of '${left}' and '${right}'`
        : `unsupported operand type(s) for ${sign}: '${left}' and '${right}'`;
    },
  ],
  [
    /^can't convert '?(\w+)'?(?: object)? to str implicitly$/,
    (type) => `can only concatenate str (not "${type}") to str`,
  ],
  [
    /^invalid syntax for integer with base (\d+): (.*)$/,
    (base, text) => `invalid literal for int() with base ${base}: ${text}`,
  ],
  [/^invalid syntax for number$/, () => "could not convert string to float"],
  [/^need more than (\d+) values to unpack$/, (count) => `not enough values to unpack (got ${count})`],
  [/^memory allocation failed.*$/, () => "this needs more memory than a program has here"],
  [/^'OrderedDict' object (.*)$/, (rest) => `'dict' object ${rest}`],
  [
    /^(.*) takes (\d+) positional arguments? but (\d+) were given$/,
    (called, wanted, given) =>
      Number(given) < Number(wanted)
        ? `${called} missing required arguments: it takes ${wanted}, ${given} given`
        : `${called} takes ${wanted} positional argument${wanted === "1" ? "" : "s"} but ${given} ${given === "1" ? "was" : "were"} given`,
  ],
  [
    /^unindent doesn't match any outer indent level$/,
    () => "unindent does not match any outer indentation level",
  ],
];

/** @param message MicroPython's */
export function reworded({ name, message }: Wording): Wording {
  if (name === "RuntimeError" && message.startsWith("maximum recursion depth exceeded"))
    return { name: "RecursionError", message: "maximum recursion depth exceeded" };
  if (name === "NameError" && message.startsWith("local variable"))
    return reworded({ name: "UnboundLocalError", message });
  for (const [pattern, reword] of RULES) {
    const found = pattern.exec(message);
    if (found) return { name, message: reword(...found.slice(1)) };
  }
  return { name, message };
}

/** Insertions, deletions, exchanges and swaps of neighbours that make one word of the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (rows[i - 1]?.[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity;
      row[j] = Math.min(changed, swapped, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j] ?? 0) + 1);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

/** The known name that was probably meant, or null. */
function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue;
    const steps = distance(name, candidate);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

const BUILTIN_NAMES =
  "abs all any bool dict divmod enumerate filter float int isinstance len list map max min next object open pow print range " +
  "repr reversed round set sorted str sum super tuple type zip self True False None";

/** Names that a program gives a meaning to. */
function boundNames(source: string): Set<string> {
  const names = new Set(BUILTIN_NAMES.split(" "));
  for (const [, defined, assigned, looped, imported] of source.matchAll(
    /(?:def|class)\s+(\w+)|(\w+)\s*(?::[^=\n]*)?=(?!=)|for\s+([\w\s,()]+?)\s+in\b|(?:import|as)\s+(\w+)/g,
  )) {
    for (const name of [defined, assigned, imported, ...(looped?.split(/\W+/) ?? [])])
      if (name) names.add(name);
  }
  for (const [, parameters] of source.matchAll(/def\s+\w+\s*\(([^)]*)\)/g))
    for (const name of parameters?.match(/\b[A-Za-z_]\w*/g) ?? []) names.add(name);
  return names;
}

/** The message with the name that was probably meant, as CPython adds it. */
export function withHint({ name, message }: Wording, source: string): string {
  const unknown = name === "NameError" ? /^name '(\w+)' is not defined$/.exec(message)?.[1] : undefined;
  if (unknown !== undefined) {
    const meant = nearest(unknown, boundNames(source));
    if (meant !== null) return `${message}. Did you mean: '${meant}'?`;
    const module = { np: "import numpy as np", math: "import math", random: "import random" }[unknown];
    return module === undefined ? message : `${message}. Did you forget '${module}'?`;
  }
  const missing =
    name === "AttributeError" ? /^'\w+' object has no attribute '(\w+)'$/.exec(message)?.[1] : undefined;
  if (missing === undefined) return message;
  const own = [...source.matchAll(/self\.(\w+)|def\s+(\w+)/g)].map(
    ([, set, defined]) => set ?? defined ?? "",
  );
  const meant = nearest(missing, own);
  return meant === null ? message : `${message}. Did you mean: '${meant}'?`;
}
