import { describe, expect, it } from "vitest";

import type { Check } from "./check.ts";
import { describeProblem } from "./exercise-problem.ts";
import { tensor } from "./inputs.ts";
import type { ExerciseFiles } from "./parse-exercise.ts";
import { parseExercise } from "./parse-exercise.ts";
import { apply, call, construct, read } from "./steps.ts";

const metadata = {
  id: "double",
  topic: "tensors",
  title: { zh: "加倍", en: "Double" },
  minutes: 5,
  entryPoints: { typescript: "double" },
  prerequisites: [],
  subjects: ["doubling"],
  forbiddenOps: ["addN"],
  tolerance: { relative: 1e-4, absolute: 1e-4, reason: { zh: "舍入", en: "rounding" } },
};
const visibleCase = {
  id: "one-number",
  title: { zh: "一个数", en: "one number" },
  visible: true,
  steps: [apply([tensor([1.5])])],
};
const mistake = {
  id: "squares",
  subject: "doubling",
  message: { zh: "平方了。改成乘 2。", en: "It squares. Multiply by 2." },
  edits: { typescript: [{ find: "x.mul(2)", replace: "x.mul(x)" }] },
};
const files: ExerciseFiles = {
  folder: "double",
  metadata,
  texts: {
    "prompt.zh.md": "写 `double`。\n\n## 提示\n\n乘 2。\n\n---\n\n`x.mul(2)`\n",
    "prompt.en.md": "Write `double`.\n\n## Hints\n\nMultiply by 2.\n\n---\n\n`x.mul(2)`\n",
    "starter.ts": "export const double = (x: tf.Tensor) => x;\n",
    "solution.ts": "export const double = (x: tf.Tensor) => x.mul(2);\n",
  },
  cases: [visibleCase],
  mistakes: [mistake],
};

/** What parsing says is wrong, a line each. */
function problemsOf(change: Partial<ExerciseFiles>): readonly string[] {
  const result = parseExercise({ ...files, ...change });
  return result.ok ? [] : result.error.map((problem) => describeProblem("double", problem));
}

function withText(file: string, text: string | undefined): Partial<ExerciseFiles> {
  const { [file]: _old, ...others } = files.texts;
  return { texts: text === undefined ? others : { ...others, [file]: text } };
}

const python = {
  "starter.py": "def double(x): return x\n",
  "solution.py": "def double(x): return 2 * x\n",
};
const pythonEdits = [{ find: "2 * x", replace: "x * x" }];
const bothMistaken = { ...mistake, edits: { ...mistake.edits, python: pythonEdits } };

/** The exercise offered in TypeScript and Python. */
function inBoth(change: Partial<ExerciseFiles>): ExerciseFiles {
  return {
    ...files,
    metadata: { ...metadata, entryPoints: { typescript: "double", python: "double" } },
    ...change,
    texts: { ...(change.texts ?? files.texts), ...python },
  };
}

function withPrompt(text: string): Partial<ExerciseFiles> {
  return withText("prompt.en.md", text);
}

function withCase(change: object): Partial<ExerciseFiles> {
  return { cases: [{ ...visibleCase, ...change }] };
}

describe("parsing an exercise's folder", () => {
  it("gives the exercise", () => {
    const result = parseExercise(files);
    expect(result).toMatchObject({
      ok: true,
      value: {
        ...metadata,
        prompt: { en: { body: "Write `double`.", hints: ["Multiply by 2.", "`x.mul(2)`"] } },
        starter: { typescript: files.texts["starter.ts"] },
        solution: { typescript: files.texts["solution.ts"] },
        cases: [visibleCase],
        mistakes: [mistake],
      },
    });
  });

  it("keeps the checks of a case", () => {
    const checks: readonly Check[] = [
      { kind: "multiple", output: "output", of: tensor([1.5]), factors: [0, 2] },
      { kind: "different-zeros", output: "output", than: "output" },
      { kind: "variance", output: "output", mean: 0, deviation: 1, distribution: "uniform" },
    ];
    expect(parseExercise({ ...files, ...withCase({ checks }) })).toMatchObject({
      ok: true,
      value: { cases: [{ checks }] },
    });
  });

  it("takes Python beside TypeScript, or alone", () => {
    expect(parseExercise(inBoth({ mistakes: [bothMistaken] }))).toMatchObject({
      ok: true,
      value: { solution: { python: python["solution.py"] } },
    });

    const { "starter.ts": _starter, "solution.ts": _solution, ...prompts } = files.texts;
    expect(
      parseExercise({
        ...files,
        metadata: { ...metadata, entryPoints: { python: "double" } },
        texts: { ...prompts, ...python },
        mistakes: [{ ...mistake, edits: { python: pythonEdits } }],
      }),
    ).toMatchObject({ ok: true, value: { solution: { python: python["solution.py"] } } });
  });

  it("takes a mistake that can only be made in one language", () => {
    const inPlace = { ...mistake, onlyIn: "python", edits: { python: pythonEdits } };
    expect(parseExercise(inBoth({ mistakes: [inPlace] }))).toMatchObject({
      ok: true,
      value: { mistakes: [inPlace] },
    });
  });

  it.each<[string, Partial<ExerciseFiles>, string]>([
    [
      "a mistake that is not written in every language",
      { mistakes: [mistake] },
      "mistakes.ts [0].edits.python: is missing: write it, or say onlyIn",
    ],
    [
      "edits in more languages than the mistake can be made in",
      { mistakes: [{ ...bothMistaken, onlyIn: "python" }] },
      "mistakes.ts [0].edits.typescript: contradicts onlyIn",
    ],
    [
      "a mistake of no language",
      { mistakes: [{ ...bothMistaken, onlyIn: "rust" }] },
      "mistakes.ts [0].onlyIn: must be one of typescript, python, or left out",
    ],
    [
      "a message that speaks to one language alone",
      { mistakes: [{ ...bothMistaken, message: { zh: "写成 <py>x * 2</py>。", en: "Multiply." } }] },
      'mistakes.ts [0].message.zh: words "x * 2" for one language alone',
    ],
    [
      "a task that speaks to one language alone",
      withPrompt("Write <ts>`double`</ts>.\n\n## Hints\n\na\n\n---\n\nb"),
      'prompt.en.md the task: words "`double`" for one language alone',
    ],
    [
      "a hint that says nothing in one language",
      withPrompt("Write.\n\n## Hints\n\na\n\n---\n\n<ts>b</ts><py></py>"),
      "prompt.en.md hint 2: says nothing in python",
    ],
    [
      "words that begin in one hint and end in another",
      withPrompt("Write.\n\n## Hints\n\n<ts>a\n\n---\n\nb</ts><py>c</py>"),
      "prompt.en.md hint 1: has a tag <ts> or <py> that is not closed",
    ],
  ])("in two languages names file and field of %s", (_what, change, problem) => {
    const result = parseExercise(inBoth({ mistakes: [bothMistaken], ...change }));
    const problems = result.ok ? [] : result.error.map((one) => describeProblem("double", one));
    expect(problems[0]).toContain(`exercises/double/${problem}`);
  });

  it.each<[string, Partial<ExerciseFiles>, string]>([
    ["no object", { metadata: [] }, "exercise.json: must be an object"],
    [
      "an id that is not the folder",
      { metadata: { ...metadata, id: "triple" } },
      'exercise.json id: is "triple" but the folder is "double"',
    ],
    [
      "a title in one language",
      { metadata: { ...metadata, title: { zh: "加倍" } } },
      "exercise.json title.en: must be a text that is not empty",
    ],
    [
      "no minutes",
      { metadata: { ...metadata, minutes: 0 } },
      "exercise.json minutes: must be a positive number",
    ],
    [
      "an unknown language",
      { metadata: { ...metadata, entryPoints: { typescript: "double", rust: "double" } } },
      "exercise.json entryPoints.rust: is no language; languages are typescript, python",
    ],
    [
      "a tolerance without a reason",
      { metadata: { ...metadata, tolerance: { relative: 1e-4, absolute: 1e-4 } } },
      "exercise.json tolerance.reason: must be an object",
    ],
    [
      "an op that is no name",
      { metadata: { ...metadata, forbiddenOps: ["tf.addN"] } },
      "exercise.json forbiddenOps[0]: must be a name as code writes it",
    ],
    [
      "no prompt",
      withText("prompt.zh.md", undefined),
      "prompt.zh.md: is missing or says nothing before the hints",
    ],
    [
      "no hints",
      withText("prompt.en.md", "Write it."),
      'prompt.en.md: has no hints: put them after "## Hints"',
    ],
    [
      "fewer hints in one language",
      withText("prompt.en.md", "Write it.\n\n## Hints\n\nMultiply."),
      "prompt.en.md: 1 hints here, 2 in prompt.zh.md",
    ],
    [
      "no starter",
      withText("starter.ts", undefined),
      "starter.ts: is missing, though exercise.json names entryPoints.typescript",
    ],
    [
      "code that no entry point belongs to",
      withText("solution.py", "def double(x): return 2 * x"),
      "solution.py: is never used: exercise.json names no entryPoints.python",
    ],
    [
      "a starter without the entry point",
      withText("starter.ts", "const x = 1;"),
      "starter.ts: never mentions double",
    ],
    ["no cases", { cases: [] }, "cases.ts [0].visible: must be true: the first case is shown"],
    [
      "a visible case after a hidden one",
      { cases: [visibleCase, { ...visibleCase, id: "b", visible: false }, { ...visibleCase, id: "c" }] },
      "cases.ts [2].visible: must be false: visible cases come first",
    ],
    [
      "two cases of one id",
      { cases: [visibleCase, visibleCase] },
      'cases.ts [1].id: "one-number" is used twice',
    ],
    [
      "a method without an instance",
      withCase({ steps: [call("forward", [], "y")] }),
      "cases.ts [0].steps[0]: needs an instance: construct one before",
    ],
    [
      "nothing to compare",
      withCase({ steps: [construct(), call("forward", [])] }),
      "cases.ts [0].steps: must keep at least one output to compare",
    ],
    [
      "two outputs of one name",
      withCase({ steps: [construct(), read("y"), call("forward", [], "y")] }),
      'cases.ts [0].steps[2].keep: "y" is used twice',
    ],
    [
      "a tensor that its values do not fill",
      withCase({ steps: [apply([{ shape: [2, 2], dtype: "float32", values: new Float32Array(3) }])] }),
      "cases.ts [0].steps[0].args[0].tensor.values: has 3 numbers but the shape is [2, 2]",
    ],
    [
      "values of another dtype",
      withCase({ steps: [apply([{ shape: [1], dtype: "int32", values: new Float32Array(1) }])] }),
      "cases.ts [0].steps[0].args[0].tensor.values: must be a Int32Array, as int32 tensors have",
    ],
    [
      "an input that is not finite",
      withCase({ steps: [apply([tensor([NaN])])] }),
      "cases.ts [0].steps[0].args[0].tensor.values: must be finite numbers",
    ],
    [
      "a check of an output that is not kept",
      withCase({ checks: [{ kind: "zero-share", output: "mask", probability: 0.5 }] }),
      'cases.ts [0].checks[0].output: "mask" is no output that the case keeps',
    ],
    [
      "a check against an output that is not kept",
      withCase({ checks: [{ kind: "same-zeros", output: "output", as: "y" }] }),
      'cases.ts [0].checks[0].as: "y" is no output that the case keeps',
    ],
    [
      "no such check",
      withCase({ checks: [{ kind: "lucky", output: "output" }] }),
      "cases.ts [0].checks[0].kind: is no kind of check",
    ],
    [
      "a stage of an output that is not kept",
      withCase({ stages: [{ title: { zh: "μ", en: "μ" }, output: "mean", at: [] }] }),
      'cases.ts [0].stages[0].output: "mean" is no output that the case keeps',
    ],
    [
      "a stage without a place",
      withCase({ stages: [{ title: { zh: "μ", en: "μ" }, output: "output" }] }),
      "cases.ts [0].stages[0].at: must be a list",
    ],
    [
      "a gradient without a direction",
      withCase({
        checks: [
          {
            kind: "gradient",
            output: "output",
            at: [],
            input: "x",
            cotangent: tensor([1]),
            value: [],
            differences: [],
          },
        ],
      }),
      "cases.ts [0].checks[0].differences: must hold at least one direction",
    ],
    [
      "a probability above one",
      withCase({ checks: [{ kind: "zero-share", output: "output", probability: 1.5 }] }),
      "cases.ts [0].checks[0].probability: must lie between 0 and 1",
    ],
    [
      "multiples of nothing",
      withCase({ checks: [{ kind: "multiple", output: "output", of: tensor([1]), factors: [] }] }),
      "cases.ts [0].checks[0].factors: must hold at least one number",
    ],
    [
      "bounds the wrong way round",
      withCase({ checks: [{ kind: "within", output: "output", low: 1, high: -1 }] }),
      "cases.ts [0].checks[0].low: must not exceed high",
    ],
    [
      "an unknown distribution",
      withCase({
        checks: [{ kind: "variance", output: "output", mean: 0, deviation: 1, distribution: "cauchy" }],
      }),
      "cases.ts [0].checks[0].distribution: must be one of normal, uniform",
    ],
    [
      "a mean without a deviation",
      withCase({ checks: [{ kind: "mean", output: "output", mean: 0 }] }),
      "cases.ts [0].checks[0].deviation: must be a positive number",
    ],
    [
      "an axis that is none",
      withCase({ checks: [{ kind: "distinct-slices", output: "output", axis: -1 }] }),
      "cases.ts [0].checks[0].axis: must be a whole number from 0",
    ],
    ["empty checks", withCase({ checks: [] }), "cases.ts [0].checks: must hold at least one check"],
    [
      "more statistics than its rate of false failures allows",
      withCase({ checks: Array(11).fill({ kind: "zero-share", output: "output", probability: 0.5 }) }),
      "cases.ts: asks for 11 statistics, more than 10",
    ],
    [
      "a mistake about no subject of the exercise",
      { mistakes: [{ ...mistake, subject: "halving" }] },
      'mistakes.ts [0].subject: "halving" is not among the subjects in exercise.json',
    ],
    [
      "an edit of what is not there",
      { mistakes: [{ ...mistake, edits: { typescript: [{ find: "x.mul(3)", replace: "" }] } }] },
      "mistakes.ts [0].edits.typescript[0].find: must occur exactly once in the solution but occurs 0 times",
    ],
    [
      "an edit of what is there twice",
      { mistakes: [{ ...mistake, edits: { typescript: [{ find: "x", replace: "y" }] } }] },
      "mistakes.ts [0].edits.typescript[0].find: must occur exactly once in the solution but occurs 3 times",
    ],
    [
      "an edit in a language without a solution",
      { mistakes: [{ ...mistake, edits: { python: [{ find: "x", replace: "y" }] } }] },
      "mistakes.ts [0].edits.python: edits a solution that does not exist",
    ],
  ])("names file and field of %s", (_what, change, problem) => {
    expect(problemsOf(change).join("\n")).toContain(`exercises/double/${problem}`);
  });

  it("says everything that is wrong at once", () => {
    const problems = problemsOf({ metadata: { ...metadata, minutes: -1 }, cases: [], mistakes: "none" });
    expect(problems).toEqual([
      "exercises/double/exercise.json minutes: must be a positive number",
      "exercises/double/cases.ts [0].visible: must be true: the first case is shown",
      "exercises/double/mistakes.ts: must be a list",
    ]);
  });

  it.each([
    null,
    undefined,
    3,
    "text",
    [null],
    [{}],
    [[]],
    [{ steps: [null] }],
    [{ edits: { typescript: [1] } }],
  ])("never throws on hostile data: %o", (hostile) => {
    const result = parseExercise({ ...files, metadata: hostile, cases: hostile, mistakes: hostile });
    expect(result.ok).toBe(false);
  });
});
