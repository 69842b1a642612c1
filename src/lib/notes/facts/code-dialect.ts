/** How a language writes what the reader of code has to know. */
export interface Dialect {
  /** What opens a comment that ends with its line. */
  readonly lineComments: readonly string[];
  /** Whether `/* … *\/` is a comment. */
  readonly blockComments: boolean;
  /** Characters that open a string. */
  readonly quotes: string;
  /** Whether three quotes open a text of several lines. */
  readonly tripleQuotes: boolean;
  /** Whether braces, rather than indentation, hold blocks together. */
  readonly braces: boolean;
  /** Whether the fence names a programming language; otherwise the lines themselves must look like a program. */
  readonly isNamed: boolean;
}

const HASH: Dialect = {
  lineComments: ["#"],
  blockComments: false,
  quotes: "\"'",
  tripleQuotes: true,
  braces: false,
  isNamed: true,
};
const BRACES: Dialect = {
  lineComments: ["//"],
  blockComments: true,
  quotes: "\"'`",
  tripleQuotes: false,
  braces: true,
  isNamed: true,
};
const PERCENT: Dialect = { ...HASH, lineComments: ["%", "#"], quotes: '"', tripleQuotes: false };
const DASHES: Dialect = { ...HASH, lineComments: ["--"], tripleQuotes: false };
const PLAIN: Dialect = { ...HASH, lineComments: ["#", "//", "▷"], quotes: '"', isNamed: false };

const BY_NAME = new Map<string, Dialect>([
  ...names("python py python3 py3 ipython ipython3 sage r julia jl ruby rb nim gdscript elixir perl", HASH),
  ...names(
    "javascript js jsx mjs cjs typescript ts tsx java c h cpp c++ cc cxx hpp cs c# csharp go golang",
    BRACES,
  ),
  ...names(
    "rust rs kotlin kt swift scala php dart glsl wgsl hlsl cuda cu metal zig objective-c objc",
    BRACES,
  ),
  ...names("matlab octave", PERCENT),
  ...names("lua haskell hs", DASHES),
  ...names("text txt plain plaintext none pseudo pseudocode algorithm", PLAIN),
]);

function names(list: string, dialect: Dialect): [string, Dialect][] {
  return list.split(" ").map((name) => [name, dialect]);
}

const PYTHON =
  /^[ \t]*(?:(?:async )?def \w+\(|class \w+.*:|import \w|from [\w.]+ import |for .+ in .+:|(?:if|while|with) .+:\s*$)|\b(?:np|torch|nn|tf|plt)\.\w|\bself\./m;
const WITH_BRACES =
  /^[ \t]*(?:const|let|var|function|public|private|static|void|int|float|double|#include)\b|=>/m;
const SHELL =
  /^[ \t]*(?:[$%>] |(?:sudo |!)?(?:pip3?|npm|npx|yarn|pnpm|git|cd|conda|docker|python3?|apt|apt-get|brew|curl|wget|export|mkdir|ls|cat|source|nvidia-smi|ssh|make)(?:\s|$))/;

/**
 * How a block of code is to be read, by the word after its fence; without one by its lines.
 * @returns null for what is no program: shell commands, data, markup, diagrams in a language of their own
 */
export function dialectOf(info: string, code: string): Dialect | null {
  const name = /^[\s{.]*([a-z0-9+#-]*)/.exec(info.toLowerCase())?.[1] ?? "";
  const dialect = name === "" ? PLAIN : BY_NAME.get(name);
  if (dialect === undefined) return null;
  if (/^>>> /m.test(code)) return null;
  if (dialect.isNamed) return dialect;
  const lines = code.split("\n").filter((line) => line.trim() !== "");
  if (lines.filter((line) => SHELL.test(line)).length * 2 > lines.length) return null;
  if (PYTHON.test(code)) return HASH;
  if (WITH_BRACES.test(code) && /[;{}]\s*$/m.test(code)) return BRACES;
  return PLAIN;
}
