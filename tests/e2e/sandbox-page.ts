import type { Backend } from "#lib/exercises/backend.ts";
import type { Sandbox } from "#lib/sandbox/host.ts";
import type { Rejected } from "#lib/sandbox/rejected.ts";
import type { GradingPage } from "../../scripts/grade/page/main.ts";
import { openPage, type OpenPage } from "../../scripts/grade/open-page.ts";

declare global {
  /** In the page. */
  var gradus: GradingPage;
  /** In the page: sandboxes kept between the runs of a test, by their backends. */
  var sandboxes: Map<string, Sandbox>;
}

/** What a run gave, as far as JSON can carry it: tensors as "float32[64, 64]" and their first number. */
export interface RunSummary {
  readonly kind: string;
  readonly cause: string | null;
  readonly line: number | null;
  readonly message: string | null;
  /** `y` of the first case. */
  readonly result: unknown;
  readonly printed: readonly string[];
  readonly isRight: boolean;
  readonly backend: Backend | null;
  readonly adapter: string | null;
  readonly passedOver: readonly Rejected[];
  /** From hand-in to outcome. */
  readonly ms: number;
}

export interface SandboxPage extends OpenPage {
  /** Runs a program that should give `product(x)` = x·x, on the first of these backends that works. */
  run(source: string, backends: readonly Backend[]): Promise<RunSummary>;
}

/** The grading page with a small exercise in it, under the policy of the app's pages. */
export async function openSandboxPage(options: { webgpu?: boolean } = {}): Promise<SandboxPage> {
  const opened = await openPage(options);
  const run = (source: string, backends: readonly Backend[]) =>
    opened.page.evaluate(
      async (given): Promise<RunSummary> => {
        globalThis.sandboxes ??= new Map();
        const key = given.backends.join();
        const sandbox =
          globalThis.sandboxes.get(key) ??
          globalThis.gradus.createSandbox({ backends: given.backends, timeLimitMs: 3_000 });
        globalThis.sandboxes.set(key, sandbox);
        const values = Float32Array.from({ length: 64 * 64 }, (_, at) => Math.sin(1 + at * 1.7));
        const tensor = { shape: [64, 64], dtype: "float32", values } as const;
        const call = { do: "call", method: null, args: [{ kind: "tensor", tensor }], keep: "y" } as const;
        const exercise = {
          language: "typescript",
          entryPoint: "product",
          forbiddenOps: ["softmax"],
          cases: [
            { id: "first", steps: [call] },
            { id: "second", steps: [call] },
          ],
        } as const;
        const reference = { ...exercise, source: "function product(x) { return x.matMul(x); }" };
        // Not part of what is measured: a learner reads the exercise meanwhile.
        await sandbox.prepare(reference);
        const startedAt = performance.now();
        const attempt = await sandbox.attempt(reference, { ...exercise, source: given.source });
        const ms = performance.now() - startedAt;
        const firstOf = (outcome: typeof attempt.outcome) =>
          outcome.kind === "ran" && outcome.cases.length === 2 ? outcome.cases[0] : undefined;
        const [got, expected] = [firstOf(attempt.outcome), firstOf(attempt.reference)];
        const y = got?.kind === "outputs" ? got.outputs["y"] : undefined;
        const right = expected?.kind === "outputs" ? expected.outputs["y"] : undefined;
        const isRight =
          y?.kind === "tensor" &&
          right?.kind === "tensor" &&
          y.tensor.values.every((number, at) => number === right.tensor.values[at]);
        const { outcome } = attempt;
        const problem = got?.kind === "threw" ? got.problem : "problem" in outcome ? outcome.problem : null;
        return {
          kind: outcome.kind,
          cause: outcome.kind === "timed-out" ? outcome.cause : null,
          line: problem?.line ?? ("line" in outcome ? outcome.line : null),
          message: problem?.message ?? null,
          result: y === undefined || y.kind === "tensor" ? null : JSON.parse(JSON.stringify(y)),
          printed: attempt.printed,
          isRight,
          backend: attempt.backend,
          adapter: attempt.adapter,
          passedOver: attempt.passedOver,
          ms,
        };
      },
      { source, backends },
    );
  return { ...opened, run };
}
