import type { CodeLanguage } from "#lib/core/language.ts";
import { normalTensor } from "#lib/exercises/inputs.ts";
import { apply } from "#lib/exercises/steps.ts";
import type { Submission } from "#lib/sandbox/submission.ts";

/** Operations of one round, the same in both languages: x [64, 256], row [256], column [64, 1]. */
const ROUND: Readonly<Record<CodeLanguage, readonly string[]>> = {
  python: [
    "y = y + row",
    "y = y * 0.5",
    "y = y - x",
    "y = np.tanh(y)",
    "column = y.mean(axis=1, keepdims=True)",
    "y = y - column",
    "s = np.square(y)",
    "s = s.sum(axis=0)",
    "s = np.sqrt(s + 1.0)",
    "y = y / s",
    "y = np.maximum(y, 0.1)",
    "y = np.exp(-y)",
  ],
  typescript: [
    "y = y.add(row);",
    "y = y.mul(0.5);",
    "y = y.sub(x);",
    "y = tf.tanh(y);",
    "column = y.mean(1, true);",
    "y = y.sub(column);",
    "s = tf.square(y);",
    "s = s.sum(0);",
    "s = tf.sqrt(s.add(1.0));",
    "y = y.div(s);",
    "y = tf.maximum(y, 0.1);",
    "y = tf.exp(y.neg());",
  ],
};

/** Operations in a round: two lines hold two. */
export const OPERATIONS_IN_A_ROUND = ROUND.typescript.length + 2;

function programOf(language: CodeLanguage, rounds: number): string {
  const lines = ROUND[language];
  if (language === "python") {
    return [
      "import numpy as np",
      "def f(x, row):",
      "    y = x",
      `    for _ in range(${rounds}):`,
      ...lines.map((line) => `        ${line}`),
      "    return y",
      "",
    ].join("\n");
  }
  return [
    "export function f(x, row) {",
    "  let y = x, column, s;",
    `  for (let i = 0; i < ${rounds}; i++) {`,
    ...lines.map((line) => `    ${line}`),
    "  }",
    "  return y;",
    "}",
    "",
  ].join("\n");
}

const STEPS = [apply([normalTensor([64, 256], 7), normalTensor([256], 8)])];

/** So many rounds of operations in one run of one case. */
export function mixedOperations(language: CodeLanguage, rounds: number): Submission {
  const source = programOf(language, rounds);
  return { language, source, entryPoint: "f", cases: [{ id: "mixed", steps: STEPS }], forbiddenOps: [] };
}
