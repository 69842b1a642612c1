import type { Known } from "./known-values.ts";
import { PARTLY, USED_METHODS, USED_NAMES } from "./used-names.ts";

const code = (name: string): string => `\`${name}\``;

function rowOf(name: string, at: number, snippets: readonly Known[]): string {
  const status = PARTLY[name] === undefined ? "full" : `partly: ${PARTLY[name]}`;
  const tried = snippets.filter((snippet) => isTried(name, snippet)).length;
  return `| ${at + 1} | ${code(name)} | ${status} | ${tried} |`;
}

/** True if a snippet calls `np.name`, or says that it tries the name. */
export function isTried(name: string, { names, code: program }: Known): boolean {
  const last = name.split(".").at(-1) ?? name;
  const call = new RegExp(`\\bnp\\.${name.replaceAll(".", "\\.")}\\b|\\brng\\.${last}\\b`);
  return names.includes(name) || names.includes(last) || call.test(program);
}

/**
 * docs/numpy.md
 * @param modules the names in each
 */
export function numpyPage(
  modules: Readonly<Record<string, readonly string[]>>,
  snippets: readonly Known[],
  combinations: readonly Known[],
): string {
  const lists = Object.entries(modules).map(
    ([name, members]) => `### ${name}\n\n${members.map(code).join(", ")}`,
  );
  const calls = combinations.reduce(
    (sum, { result }) => sum + (Array.isArray(result) ? result.length : 1),
    0,
  );
  const partly = USED_NAMES.filter((name) => PARTLY[name] !== undefined).length;
  return `# NumPy in Gradus

Python submissions run on MicroPython; their \`numpy\` is a module of ours over TensorFlow.js, so that arrays are computed
on the GPU. This page is made from the module itself: \`npx vitest run --project unit tests/python/coverage.test.ts -u\`.

## What differs from NumPy

- float32 stands for float64, int32 for every integer type, without wrapping round. \`x.dtype\` says \`float64\` and
  \`int64\` all the same, and any float type equals any other. Floats print with the digits of float32: \`0.33333334\`.
- A number that a function gives is an array without axes here. It prints and computes like a number; \`float(x)\` makes
  one of Python's.
- On WebGPU values cannot be had in the middle of a computation. \`print\` and f-strings are resolved after the run; where
  a program needs a value to go on (\`float(x)\`, \`if x > 0\`, \`x.tolist()\`, \`x[mask]\`, \`np.nonzero\`, \`a & b\` of integers,
  \`np.unique\`), it runs again on wasm or cpu, and the verdict says so.
- Random numbers repeat from a seed, but they are not NumPy's own.
- Products of integer matrices are computed in float32, exact below 2²⁴.
- Indices that lie outside an array and are computed on the GPU are not noticed there; a GPU need not keep NaN and infinity
  apart in \`max\`, \`min\` and \`argmax\`.
- \`order="F"\` decides the order in which \`reshape\`, \`ravel\` and \`flatten\` go through an array; memory is always by rows.
- \`where=\` and \`out=\` are there in elementwise functions and reductions. \`set_printoptions\` knows precision, suppress,
  linewidth, threshold and edgeitems; the others say that they are not supported.
- A list or tuple times an array (\`[1, 2] * x\`, \`weights * x\`) is what it is in NumPy where the program writes the list out or
  assigns it to that name; one that comes from a call is repeated by MicroPython. \`x * weights\` is right always.
- \`d[x] = 1\` with an array as the name is not refused; \`{x: 1}\` is.
- Strings, objects, complex numbers and structured types are not supported.
- Any other name raises an AttributeError that says so: with the nearest name there is, or how it is written in NumPy
  (\`np.softmax\`, \`np.relu\`, \`x.unsqueeze\`). \`import torch\` and its like say what to do instead.

## What learners use, most used first

${USED_NAMES.length} names: ${USED_NAMES.length - partly} full, ${partly} partly, 0 missing. ${snippets.length} snippets of several results each, and
${calls} single calls of ${combinations.length} kinds, are compared with what NumPy 1.24 gives for them (tests/python/snippets,
combinations.py): all agree. The last column says in how many snippets a name occurs. Random numbers are tested by their
distribution (chance.test.ts), indexing, assignment, views, broadcasting and reductions on random shapes (indexing.test.ts).

| # | name | status | snippets |
| --- | --- | --- | --- |
${USED_NAMES.map((name, at) => rowOf(name, at, snippets)).join("\n")}

Methods and attributes: ${USED_METHODS.map(code).join(", ")}.

## All names

${lists.join("\n\n")}
`;
}
