import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { GradedFile } from "../../scripts/grade/graded-file.ts";

/* `npm run grade` as it is called: exit code, streams, lines. */

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradus-grade-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Called in the project's folder, or within another as npm calls it. */
function grade(...args: string[]): Promise<Ended> {
  return gradeFrom(process.cwd(), ...args);
}

function gradeFrom(calledIn: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const program = ["scripts/tasks/run.mjs", "scripts/grade.ts", ...args];
    const env = { ...process.env, INIT_CWD: calledIn };
    execFile(process.execPath, program, { env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, stdout, stderr });
    });
  });
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const SOLUTION = "exercises/batch-norm/solution.ts";
const STARTER = "exercises/batch-norm/starter.ts";

describe("grading from the command line", () => {
  it("prints one line of JSON a file, and fails if one fails", async () => {
    const broken = await file("broken.ts", "class BatchNorm {\n  forward(x) { return x +; }\n}");
    const { code, stdout } = await grade(
      "batch-norm",
      SOLUTION,
      STARTER,
      broken,
      "--json",
      "--backend",
      "cpu",
    );
    expect(code).toBe(1);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as GradedFile);
    const [passed, failed, unparsed] = lines;
    expect(lines).toHaveLength(3);
    expect(Object.keys(passed ?? {})).toEqual([
      ...[
        "exercise",
        "file",
        "language",
        "backend",
        "adapter",
        "verdict",
        "case",
        "mistake",
        "message",
        "worst",
        "ms",
      ],
    ]);
    const common = { exercise: "batch-norm", language: "typescript", backend: "cpu", adapter: null };
    expect(passed).toMatchObject({
      ...common,
      file: SOLUTION,
      verdict: "passed",
      case: null,
      mistake: null,
      worst: null,
    });
    expect(failed).toMatchObject({ ...common, file: STARTER, verdict: "wrong-value", case: "example" });
    expect(failed?.worst?.tolerances).toBeGreaterThan(50);
    expect(failed?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(unparsed).toMatchObject({ ...common, file: broken, verdict: "syntax-error", worst: null });
    expect(unparsed?.message.en).toMatch(/line 2/i);
  });

  it("grades on the GPU and says which", async () => {
    const { code, stdout } = await grade("batch-norm", SOLUTION, "--json", "--backend", "webgpu");
    const line = JSON.parse(stdout) as GradedFile;
    expect(line).toMatchObject({ verdict: "passed", backend: "webgpu" });
    expect(line.adapter).toMatch(/./);
    expect(code).toBe(0);
  });

  it("grades Python as well, told by the ending, from wherever npm is called", async () => {
    const source = await readFile("exercises/adam/solution.py", "utf8");
    await file("mine.py", source);
    await file("forgot.py", source.replace("(np.sqrt(v_hat) + self.eps)", "np.sqrt(v_hat)"));
    await file("typo.py", source.replace("np.square(grad)", "np.sqare(grad)"));
    const names = ["mine.py", "forgot.py", "typo.py"];
    const { code, stdout } = await gradeFrom(folder, "adam", ...names, "--json", "--backend", "cpu");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as GradedFile);
    expect(lines.map(({ file: named, language }) => `${named} ${String(language)}`)).toEqual(
      names.map((name) => `${name} python`),
    );
    const [passed, forgotten, misspelt] = lines;
    expect(passed).toMatchObject({ verdict: "passed", mistake: null });
    expect(forgotten?.verdict).not.toBe("passed");
    expect(forgotten?.mistake).toMatch(/eps/);
    expect(misspelt).toMatchObject({ verdict: "error", mistake: null });
    expect(misspelt?.message.en).toMatch(/sqare/);
    expect(code).toBe(1);
  });

  it("names the usual mistake", async () => {
    const reference = await readFile(SOLUTION, "utf8");
    const biased = await file("biased.ts", reference.replace("variance.mul(n / (n - 1))", "variance"));
    const { code, stdout } = await grade("batch-norm", biased, "--backend", "cpu");
    expect(code).toBe(1);
    expect(stdout).toContain(`✗ ${biased}`);
    expect(stdout).toContain("N − 1");
  });
});

describe("what cannot be graded is no failure of the code", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["no arguments", [], /Usage/],
    [
      "no such exercise",
      ["no-such-exercise", STARTER],
      /There is no exercise "no-such-exercise".*batch-norm/,
    ],
    ["no such file", ["batch-norm", "no-such-file.ts"], /no-such-file\.ts: there is no such file/],
    ["no such backend", ["batch-norm", STARTER, "--backend", "webgl"], /webgpu, wasm, cpu/],
    ["an unknown ending", ["batch-norm", "README.md"], /README\.md: .*\.ts or \.py/],
    ["an unknown option", ["batch-norm", STARTER, "--jsn"], /--jsn/],
  ])("%s", async (_name, args, complaint) => {
    const { code, stdout, stderr } = await grade(...args);
    expect(stderr).toMatch(complaint);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
