import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import type { Sandbox } from "#lib/sandbox/host.ts";
import type { GradingPage } from "../../scripts/grade/page/main.ts";
import { openPage, type OpenPage } from "../../scripts/grade/open-page.ts";
import type { Contained } from "../hostile/hostile-program.ts";

declare global {
  /** In the page. */
  var gradus: GradingPage;
  /** In the page: by language and backend. */
  var hostileSandboxes: Map<string, Sandbox>;
  /** In the page: what the reference gave when it ran there first. */
  var hostileReferences: Map<string, Awaited<ReturnType<Sandbox["attempt"]>>["reference"]>;
}

/** What a program did, as far as JSON can carry it. */
export interface Encounter {
  readonly seen: Contained;
  readonly message: string | null;
  readonly line: number | null;
  /** What was returned where it was neither right nor a tensor, cut off. */
  readonly result: string | null;
  /** Characters and lines printed. */
  readonly printed: readonly [characters: number, lines: number];
  /** Characters of names, messages and prints that no screen should be handed. */
  readonly unprintable: number;
  /** From hand-in to outcome. */
  readonly ms: number;
  /** Longest task of the page itself while it ran, in ms. */
  readonly longestTask: number;
  /** The reference before it, in the same frame and after all programs so far, gave what it gave at first. */
  readonly referenceIsRight: boolean;
  /** The honest program after it, in the same frame, gave what the reference gave; null if none was run. */
  readonly nextIsRight: boolean | null;
}

export interface HostileOrder {
  readonly language: CodeLanguage;
  readonly source: string;
  readonly backend: Backend;
  readonly limitMs: number;
  /** Whether an honest program is handed in afterwards. */
  readonly isFollowed: boolean;
}

export interface HostilePage extends OpenPage {
  run(order: HostileOrder): Promise<Encounter>;
}

/** The grading page, where hostile programs stand between honest ones. */
export async function openHostilePage(): Promise<HostilePage> {
  const opened = await openPage();
  const run: HostilePage["run"] = (order) =>
    opened.page.evaluate(async (given): Promise<Encounter> => {
      globalThis.hostileSandboxes ??= new Map();
      globalThis.hostileReferences ??= new Map();
      const { language, source, backend, limitMs, isFollowed } = given;
      const key = `${language} ${backend} ${limitMs}`;
      const sandbox =
        globalThis.hostileSandboxes.get(key) ??
        globalThis.gradus.createSandbox({ backends: [backend], timeLimitMs: limitMs });
      globalThis.hostileSandboxes.set(key, sandbox);
      const honest = {
        typescript: "function product(x) {\n  return tf.matMul(x, x);\n}\n",
        python: "def product(x):\n    return x @ x\n",
      }[language];
      const caseOf = (id: string, seed: number) => {
        const values = Float32Array.from({ length: 64 * 64 }, (_, at) => Math.sin(seed + at * 1.7));
        const tensor = { shape: [64, 64], dtype: "float32", values } as const;
        const x = { kind: "tensor", tensor } as const;
        return { id, steps: [{ do: "call", method: null, args: [x], keep: "y" }] } as const;
      };
      const cases = [caseOf("first", 1), caseOf("second", 2)];
      const forbiddenOps = ["softmax", "topk"];
      const exercise = { language, entryPoint: "product", forbiddenOps, cases };
      const reference = { ...exercise, source: honest };
      type Attempt = Awaited<ReturnType<Sandbox["attempt"]>>;
      const yOf = (outcome: Attempt["outcome"], at: number) => {
        const one = outcome.kind === "ran" ? outcome.cases[at] : undefined;
        return one?.kind === "outputs" ? one.outputs["y"] : undefined;
      };
      const isRight = ({ outcome, reference: expected }: Attempt): boolean =>
        [0, 1].every((at) => {
          const [got, right] = [yOf(outcome, at), yOf(expected, at)];
          return (
            got?.kind === "tensor" &&
            right?.kind === "tensor" &&
            got.tensor.shape.join() === "64,64" &&
            got.tensor.values.length === 4096 &&
            got.tensor.values.every((value, index) => value === right.tensor.values[index])
          );
        });
      const label = (attempt: Attempt): Contained => {
        const { outcome } = attempt;
        if (outcome.kind === "timed-out") return outcome.cause;
        if (outcome.kind !== "ran") return outcome.kind;
        if (isRight(attempt)) return "right";
        if (outcome.cases.some(({ kind }) => kind === "threw")) return "threw";
        const ys = [yOf(outcome, 0), yOf(outcome, 1)];
        return ys.every((y) => y?.kind === "list" && y.items.length === 0) ? "nothing" : "wrong";
      };
      await sandbox.prepare(reference);
      let longestTask = 0;
      const note = (entries: PerformanceEntryList): void => {
        for (const { name, duration } of entries)
          if (name !== "cross-origin-descendant") longestTask = Math.max(longestTask, duration);
      };
      const observer = new PerformanceObserver((list) => note(list.getEntries()));
      observer.observe({ entryTypes: ["longtask"] });
      const startedAt = performance.now();
      const attempt = await sandbox.attempt(reference, { ...exercise, source });
      const ms = performance.now() - startedAt;
      // A long task is told at the end of the next one.
      await new Promise((resolve) => setTimeout(resolve, 30));
      note(observer.takeRecords());
      observer.disconnect();
      const next = isFollowed ? await sandbox.attempt(reference, reference) : null;
      const atFirst = globalThis.hostileReferences.get(key) ?? attempt.reference;
      globalThis.hostileReferences.set(key, atFirst);

      const { outcome } = attempt;
      const threw = outcome.kind === "ran" ? outcome.cases.find(({ kind }) => kind === "threw") : undefined;
      const problem = threw?.kind === "threw" ? threw.problem : "problem" in outcome ? outcome.problem : null;
      const printed = "printed" in outcome ? outcome.printed : [];
      const texts = [...printed, problem?.message ?? "", problem?.name ?? ""].join("");
      const y = yOf(outcome, 0);
      return {
        seen: label(attempt),
        message:
          problem !== null
            ? `${problem.name}: ${problem.message}`
            : "reason" in outcome
              ? outcome.reason
              : null,
        line: problem?.line ?? ("line" in outcome ? outcome.line : null),
        result: y === undefined || y.kind === "tensor" ? null : JSON.stringify(y).slice(0, 400),
        printed: [printed.join("").length, printed.length],
        unprintable: (texts.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu) ?? []).filter(
          (found) => !"\n\t\r".includes(found),
        ).length,
        ms,
        longestTask,
        referenceIsRight: isRight({ ...attempt, outcome: attempt.reference, reference: atFirst }),
        nextIsRight: next === null ? null : isRight(next),
      };
    }, order);
  return { ...opened, run };
}
