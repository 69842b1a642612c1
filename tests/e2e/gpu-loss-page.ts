import { readFileSync } from "node:fs";

import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import type { GradingPage } from "../../scripts/grade/page/main.ts";
import { openPage } from "../../scripts/grade/open-page.ts";

declare global {
  /** In the page. */
  var gradus: GradingPage;
  /** In the page: ends the GPU's process, and every device in it. */
  var crashGpu: () => Promise<void>;
}

/** When the GPU is lost: before the hand-in, as the code enters, while it holds the thread, while its values are read. */
export type Moment = "idle" | "entered" | "held" | "read";

export interface GradedThroughLoss {
  /** Where the learner's code entered first. */
  readonly begunOn: Backend | null;
  readonly verdict: string;
  readonly backend: Backend | null;
  readonly passedOver: readonly Rejected[];
}

export interface GpuLossPage {
  /** Hands in a right BatchNorm, and ends the GPU's process at that moment. */
  gradeRight(language: CodeLanguage, moment: Moment): Promise<GradedThroughLoss>;
  /** Ends the GPU's process in the middle of a loop without end; then an honest program. What became of each. */
  loopWithoutEnd(language: CodeLanguage): Promise<{ readonly lost: string; readonly next: string }>;
  close(): Promise<void>;
}

const EXTENSIONS = { python: "py", typescript: "ts" } as const satisfies Record<CodeLanguage, string>;

/**
 * What the first call does on its way, with an input of two dimensions: holds the thread for some tenths of a second at
 * least, or leaves the GPU shaders to compile and work for as long.
 */
const ON_THE_WAY: Readonly<Record<CodeLanguage, Readonly<Record<"held" | "read", string>>>> = {
  python: {
    held: "    for _ in range(1000000): pass\n    return x\n",
    read: `    o = x * 0
    z = o
    for f in [np.exp, np.sin, np.cos, np.tanh, np.abs, np.floor, np.ceil, np.square, np.sign, np.log1p, np.expm1, np.arctan]:
        z = z + f(o) + np.sum(f(o.T @ o)) + np.mean(f(o[:, :3]), axis=1, keepdims=True)
        z = z + np.max(f(o[1:, 1:]), axis=0)[:1]
    return x + z * 0
`,
  },
  typescript: {
    held: "  let n = 0;\n  for (let i = 0; i < 3e8; i++) n = (n + i) % 7;\n  return x.add(n * 0);\n",
    read: `  const o = x.mul(0);
  let z = o;
  const names = ["exp", "sin", "cos", "tanh", "abs", "floor", "ceil", "square", "sign", "relu", "expm1", "atan"];
  for (const name of names) {
    const f = tf[name];
    z = z.add(f(o)).add(tf.sum(f(tf.matMul(o, o, true)))).add(tf.mean(f(o), 1, true));
    z = z.add(tf.max(f(o.slice([1, 0])), 0)).add(tf.min(f(o.reverse(0)), 0));
  }
  return x.add(z.mul(0));
`,
  },
};

/** The reference's own solution, which on its first call does that first. */
function rightProgram(language: CodeLanguage, moment: Moment): string {
  const name = `../../exercises/batch-norm/solution.${EXTENSIONS[language]}`;
  const solution = readFileSync(new URL(name, import.meta.url), "utf8");
  if (moment === "idle") return solution;
  const body = ON_THE_WAY[language][moment === "read" ? "read" : "held"];
  const [place, call] = {
    python: [
      "        if not training:",
      "        if not CALLS: x = on_the_way(x)\n        CALLS.append(1)\n",
    ],
    typescript: ["    if (!training)", "    if (calls++ === 0) x = onTheWay(x);\n"],
  }[language] as [string, string];
  const changed = solution.replace(place, call + place);
  return language === "python"
    ? `${changed}\nCALLS = []\n\ndef on_the_way(x):\n${body}`
    : `${changed}\nlet calls = 0;\nfunction onTheWay(x: any): any {\n${body}}\n`;
}

/** The grading page in a Chromium that bears any number of crashes of its GPU's process. */
export async function openGpuLossPage(): Promise<GpuLossPage> {
  const flags = ["--disable-domain-blocking-for-3d-apis", "--disable-gpu-process-crash-limit"];
  const opened = await openPage({ flags });
  const { page } = opened;
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error("There is no browser.");
  await page.exposeFunction("crashGpu", () => browser.send("Browser.crashGpuProcess").catch(() => {}));

  /** Nothing is left of what ran before, and the GPU's process is there again. */
  async function begin(): Promise<void> {
    await page.reload();
    await page.waitForFunction(() => "gradus" in globalThis);
    let hasGpu = false;
    while (!hasGpu) hasGpu = await page.evaluate(async () => (await navigator.gpu.requestAdapter()) !== null);
  }

  return {
    close: opened.close,
    async gradeRight(language, moment) {
      await begin();
      const order = {
        language,
        moment,
        source: rightProgram(language, moment),
        calm: rightProgram(language, "idle"),
      };
      return page.evaluate(async ({ language, moment, source, calm }): Promise<GradedThroughLoss> => {
        const backends = ["webgpu", "wasm", "cpu"] as const;
        // Leaves a warm worker behind, as it waits while a learner writes.
        await globalThis.gradus.grade("batch-norm", language, calm, backends);
        if (moment === "idle") await globalThis.crashGpu();
        let begunOn: Backend | null = null;
        let isCrashed = moment === "idle";
        const { verdict, backend, passedOver } = await globalThis.gradus.grade(
          "batch-norm",
          language,
          source,
          backends,
          (stage) => {
            if (stage.kind !== "running") return;
            begunOn ??= stage.backend;
            if (isCrashed || (stage.caseId === null && moment !== "entered")) return;
            isCrashed = true;
            void globalThis.crashGpu();
          },
        );
        return { begunOn, verdict, backend, passedOver };
      }, order);
    },
    async loopWithoutEnd(language) {
      await begin();
      return page.evaluate(async (language) => {
        const { createSandbox } = globalThis.gradus;
        const sandbox = createSandbox({ backends: ["webgpu", "cpu"], timeLimitMs: 8_000 });
        const seven = {
          python: "def seven():\n    return 7\n",
          typescript: "function seven() { return 7; }",
        }[language];
        const loop = {
          python: "def seven():\n    while True: pass\n",
          typescript: "function seven() { for (;;); }",
        }[language];
        const steps = [{ do: "call", method: null, args: [], keep: "y" }] as const;
        const exercise = { language, entryPoint: "seven", forbiddenOps: [], cases: [{ id: "only", steps }] };
        const reference = { ...exercise, source: seven };
        await sandbox.prepare(reference);
        const reached = (): void => void globalThis.crashGpu();
        const { outcome } = await sandbox.attempt(reference, { ...exercise, source: loop }, { reached });
        const next = await sandbox.attempt(reference, reference);
        sandbox.dispose();
        return { lost: outcome.kind, next: next.outcome.kind };
      }, language);
    },
  };
}
