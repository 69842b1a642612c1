import type { CodeLanguage } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { mistakenSource } from "#lib/exercises/mistaken-source.ts";

/** A program for the batch normalisation exercise whose `forward` has this body, in either language. */
type Body = Readonly<Record<CodeLanguage, string>>;

const BODIES: Readonly<Record<string, Body>> = {
  "wrong-shape": { python: "return x.mean(axis=0)", typescript: "return x.mean(0);" },
  "wrong-type": { python: 'return "normalised"', typescript: 'return "normalised";' },
  missing: { python: "x.mean(axis=0)", typescript: "x.mean(0);" },
  "not-finite": { python: "return np.log(x - 1e6)", typescript: "return tf.log(tf.sub(x, 1e6));" },
  error: {
    python: "mean = x.mean(axis=0)\nreturn (x - mean) / self.variance",
    typescript: "const mean = x.mean(0);\nreturn x.sub(mean).div(this.variance.sqrt());",
  },
  "forbidden-operation": {
    python: "return np.batch_norm(x)",
    typescript: "return tf.batchNorm(x, x.mean(0), x.mean(0));",
  },
  "time-out": { python: "while True:\n    pass", typescript: "for (;;);" },
  "reads-values": {
    python: "if float(x.mean()) > 1e9:\n    return x\nreturn x",
    typescript: "if (x.mean().dataSync()[0] > 1e9) return x;\nreturn x;",
  },
  printed: {
    python:
      'print("x", x.shape, x.dtype)\nprint(x)\nprint(np.arange(60).reshape(2, 30) / 7)\nfor i in range(400):\n    print("step", i)\nreturn x',
    typescript:
      'console.log("x", x.shape, x.dtype);\nx.print();\nconsole.log(Array.from({ length: 60 }, (_, i) => i / 7));\nfor (let i = 0; i < 400; i++) console.log("step", i);\nreturn x;',
  },
};

/** Names of the states that a program of one's own brings about. */
export const STATES = [...Object.keys(BODIES), "syntax-error", "not-defined"];

/** A program for the batch normalisation exercise that ends in this state. */
export function programFor(state: string, language: CodeLanguage): string {
  if (state === "not-defined") return language === "python" ? "x = 1\n" : "export const x = 1;\n";
  if (state === "syntax-error") return layer(language, "return x.mean((axis=0)");
  const body = BODIES[state];
  if (body === undefined) throw new Error(`No program is known for "${state}".`);
  return layer(language, body[language]);
}

/** The reference of an exercise with one of its mistakes in it. */
export function mistakenProgram(exercise: Exercise, id: string, language: CodeLanguage): string {
  const mistake = exercise.mistakes.find((each) => each.id === id);
  const source = mistake && mistakenSource(exercise, mistake, language);
  if (!source) throw new Error(`${exercise.id} has no mistake "${id}" in ${language}.`);
  return source;
}

function layer(language: CodeLanguage, body: string): string {
  return language === "python"
    ? `import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5, momentum=0.1):
        self.gamma = gamma
        self.beta = beta
        self.running_mean = np.zeros_like(gamma)
        self.running_var = np.ones_like(gamma)

    def forward(self, x, training):
${indented(body, "        ")}
`
    : `export class BatchNorm {
  runningMean: tf.Tensor1D;
  runningVar: tf.Tensor1D;

  constructor(gamma: tf.Tensor1D, beta: tf.Tensor1D) {
    this.runningMean = tf.zerosLike(gamma);
    this.runningVar = tf.onesLike(gamma);
  }

  forward(x: tf.Tensor2D, training: boolean) {
${indented(body, "    ")}
  }
}
`;
}

function indented(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => by + line)
    .join("\n");
}
