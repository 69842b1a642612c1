import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { ExerciseReport } from "../../scripts/content/check-exercise.ts";
import { FILL_IN } from "../../scripts/content/check-form.ts";
import { exerciseFolders } from "../../scripts/content/load-exercise.ts";
import { FORMS, type Form } from "../../scripts/new-exercise/names.ts";
import { writeExercise } from "../../scripts/new-exercise/write-exercise.ts";

/* `npm run check-content` as it is called, on the exercises as they are and on folders that are broken on purpose. */

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function check(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const program = ["scripts/tasks/run.mjs", "scripts/check-content.ts", ...args];
    execFile(process.execPath, program, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

function reportsOf({ stdout }: Ended): readonly ExerciseReport[] {
  return (JSON.parse(stdout) as { readonly reports: readonly ExerciseReport[] }).reports;
}

/** Within the project, as cases import from it. */
const CACHE = fileURLToPath(new URL("../../.cache/", import.meta.url));

let root: string;
beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  root = mkdtempSync(join(CACHE, "check-content-"));
});
afterAll(() => rmSync(root, { recursive: true }));

/** y = a·x + b of the prompt's example, which both forms have. */
const EXAMPLE = { shape: [2, 3], values: [1, -5, -1, 5, 0, -3] };

/** A sound exercise, as somebody leaves it who has filled in everything. */
function writeSoundExercise(exercises: string, slug: string, form: Form = "function"): void {
  const golden = `${exercises}-golden`;
  const asked = { slug, form, topic: "tensors", titleZh: "直线", titleEn: "A line" };
  const written = writeExercise(asked, { exercises, golden });
  if (!written.ok) throw new Error(written.error);
  for (const path of written.value) {
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(FILL_IN, "filled in"));
  }
  const outputs =
    form === "function" ? { output: EXAMPLE } : { y: EXAMPLE, calls: { shape: [], values: [1] } };
  const values = { madeBy: "a test", cases: { example: outputs } };
  writeFileSync(join(exercises, slug, "golden.json"), JSON.stringify(values));
}

/** Replaces what a file of an exercise must contain. */
type Edit = (file: string, find: string, replace: string) => void;

function editorOf(folder: string): Edit {
  return (file, find, replace) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(find)) throw new Error(`${file} holds no ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
  };
}

describe("the built-in exercises", () => {
  it("are proved on WebGPU, in both languages", async () => {
    const ended = await check("--backend", "webgpu", "--json");
    const reports = reportsOf(ended);
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    expect(ended.code).toBe(0);
    const proofs = reports.flatMap((report) => report.proofs);
    const places = proofs.map(({ exercise, language, backend }) => [exercise, language, backend].join(" "));
    expect(places).toEqual(
      exerciseFolders().flatMap((exercise) =>
        CODE_LANGUAGES.map((language) => `${exercise} ${language} webgpu`),
      ),
    );
    for (const { wrong, right, slowestCase } of proofs) {
      expect(wrong.every(({ id, namedAs, isKilled }) => id === namedAs && isKilled)).toBe(true);
      expect(Math.max(...right.map(({ worstTolerances }) => worstTolerances ?? 0))).toBeLessThanOrEqual(0.25);
      expect(slowestCase?.ms).toBeGreaterThan(0);
    }
  }, 400_000);

  it("are proved on what stands in for it: a table says so", async () => {
    const { code, stdout } = await check(
      "batch-norm",
      "--language",
      "typescript",
      "--backend",
      "wasm",
      "--backend",
      "cpu",
    );
    expect(stdout).toMatch(/^exercise +language +backend +cases +mistakes killed +mistakes named/);
    expect(stdout).toMatch(/^batch-norm +typescript +wasm +\d+ +(\d+)\/\1 +(\d+)\/\2 /m);
    expect(stdout).toMatch(/^batch-norm +typescript +cpu +\d+ +(\d+)\/\1 +(\d+)\/\2 /m);
    expect(stdout).toMatch(/^No problems\.$/m);
    expect(code).toBe(0);
  });
});

describe("a new exercise", () => {
  it("is said to lack what its author has still to write, and nothing else", async () => {
    for (const form of FORMS) {
      const asked = { slug: `new-${form}`, form, topic: null, titleZh: null, titleEn: null };
      const written = writeExercise(asked, {
        exercises: join(root, "new"),
        golden: join(root, "new-golden"),
      });
      if (!written.ok) throw new Error(written.error);
    }
    const ended = await check("--exercises", join(root, "new"), "--backend", "wasm", "--json");
    expect(ended.code).toBe(1);
    for (const { problems, proofs, missingCards } of reportsOf(ended)) {
      expect(proofs).toHaveLength(2);
      const others = problems.filter(({ what }) => !what.includes(FILL_IN));
      expect(others.map(({ file, what }) => `${file} ${what}`)).toEqual([
        'exercise.json names topic "fill-in"',
        "golden.json is missing",
      ]);
      expect(new Set(problems.map(({ file }) => file)).size).toBe(14);
      expect(missingCards).toHaveLength(1);
    }
  });

  it("passes once all is filled in and its card is written", async () => {
    const folder = join(root, "sound");
    for (const form of FORMS) writeSoundExercise(folder, `sound-${form}`, form);
    const unwritten = await check("--exercises", folder, "--backend", "wasm");
    expect(unwritten.stdout).toMatch(/^sound-class: cards missing: 1: sound-class-definition$/m);
    expect(unwritten.stdout).toContain("sound-class-definition");
    expect(unwritten.code).toBe(1);
    for (const form of FORMS) {
      for (const file of ["exercise.json", "mistakes.ts"]) {
        const path = join(folder, `sound-${form}`, file);
        const text = readFileSync(path, "utf8");
        writeFileSync(path, text.replaceAll(`sound-${form}-definition`, "bn-axis"));
      }
    }
    const { code, stdout } = await check("--exercises", folder, "--backend", "wasm");
    expect(stdout).toMatch(/^No problems\.$/m);
    expect(code).toBe(0);
  });
});

describe("a broken exercise", () => {
  const broken: readonly [slug: string, breakIt: (edit: Edit) => void, problem: RegExp][] = [
    [
      "mistake-equal-to-the-solution",
      (edit) => edit("mistakes.ts", 'replace: "x.add(b).mul(a)"', 'replace: "x.mul(a).add(b)"'),
      /mistakes\.ts \(typescript on wasm\): mistake added-first is the same program as the solution/,
    ],
    [
      "mistake-within-tolerance",
      (edit) => edit("mistakes.ts", 'replace: "x.add(b).mul(a)"', 'replace: "x.mul(a).add(b).add(1e-4)"'),
      /mistakes\.ts \(typescript on wasm\): mistake added-first is only \d\.\d tolerances off/,
    ],
    [
      "mistakes-alike",
      (edit) => edit("mistakes.ts", 'replace: "x.add(b).mul(a)"', 'replace: "x.add(b).sub(b).mul(a)"'),
      /mistakes\.ts \(typescript on wasm\): mistake added-first is the same as summand-missing in every case/,
    ],
    [
      "variant-off-by-a-thousandth",
      (edit) => edit("variants/functions.py", "np.multiply(x, a)", "np.multiply(x, a * 1.001)"),
      /variants\/functions\.py \(python on wasm\): does not agree with the reference: .*wrong values/,
    ],
    [
      "variant-at-the-edge",
      (edit) => edit("variants/functions.ts", "tf.mul(x, a)", "tf.mul(x, a * (1 + 1e-4))"),
      /variants\/functions\.ts \(typescript on wasm\): passes, but uses 0\.\d+ of the tolerance/,
    ],
    [
      "golden-value-changed",
      (edit) => edit("golden.json", "-5", "-5.01"),
      /golden\.json \(typescript on wasm; python on wasm\): does not agree with the reference/,
    ],
    [
      "number-that-does-not-matter",
      (edit) => {
        edit("cases.ts", "0.75, 0.2]", "0.75, 0.2, 0.9]");
        for (const file of ["solution", "starter", "variants/functions", "variants/product"])
          edit(`${file}.ts`, "b = 0.5)", "b = 0.5, unused = 0.1)");
        for (const file of ["solution", "starter", "variants/functions", "variants/product"])
          edit(`${file}.py`, "b=0.5)", "b=0.5, unused=0.1)");
      },
      /cases\.ts \(typescript on wasm; python on wasm\): function, argument 3: a tenth off still passes/,
    ],
    [
      "edit-that-does-not-match",
      (edit) => edit("mistakes.ts", 'find: ".add(b)"', 'find: ".plus(b)"'),
      /mistakes\.ts: \[1\]\.edits\.typescript\[0\]\.find: must occur exactly once in the solution but occurs 0 times/,
    ],
    [
      "languages-that-disagree",
      (edit) => edit("solution.py", "a * x + b", "a * x + b + 0.01"),
      /solution\.py \(wasm\): does not agree with solution\.ts/,
    ],
    [
      "starter-that-fails",
      (edit) => edit("starter.ts", "return x;", "throw new Error('not written');"),
      /starter\.ts \(typescript on wasm\): fails without a chance to begin: .*not written/,
    ],
    [
      "cases-that-do-not-load",
      (edit) => edit("cases.ts", "export default", "export const left ="),
      /cases\.ts: must be a list/,
    ],
  ];
  let text: string;
  let code: number;

  beforeAll(async () => {
    const folder = join(root, "broken");
    for (const [slug, breakIt] of broken) {
      writeSoundExercise(folder, slug);
      breakIt(editorOf(join(folder, slug)));
    }
    ({ stdout: text, code } = await check("--exercises", folder, "--backend", "wasm"));
  });

  it("fails the command", () => expect(code).toBe(1));

  it.each(broken)("%s", (slug, _breakIt, problem) => {
    const told = text.split("\n").filter((line) => line.includes(`broken/${slug}/`));
    expect(told.some((line) => problem.test(line))).toBe(true);
  });
});

describe("what cannot be checked", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["an unknown exercise", ["no-such"], /There is no exercise "no-such"\. There are: .*batch-norm/],
    [
      "an unknown backend",
      ["--backend", "webgl"],
      /There is no backend "webgl"\. There are: webgpu, wasm, cpu\./,
    ],
    [
      "an unknown language",
      ["--language", "rust"],
      /There is no language "rust"\. There are: typescript, python\./,
    ],
    ["an unknown folder", ["--exercises", "no-such"], /There is no folder "no-such"/],
    ["an unknown option", ["--jsn"], /--jsn.*Usage/s],
  ])("%s", async (_name, args, complaint) => {
    const { code, stdout, stderr } = await check(...args);
    expect(stderr).toMatch(complaint);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
