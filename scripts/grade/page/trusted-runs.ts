import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { createSandbox, type Sandbox } from "#lib/sandbox/host.ts";
import type { CaseToRun, RunOutcome } from "#lib/sandbox/submission.ts";

/** A program of ours, and where to run it. */
export interface TrustedOrder {
  readonly backend: Backend;
  readonly language: CodeLanguage;
  readonly source: string;
  readonly entryPoint: string;
  readonly forbiddenOps: readonly string[];
  /** Name under which its cases are held. */
  readonly cases: string;
}

/** What it gave, and how long each case took from its beginning to that of the next. */
export interface TrustedRun {
  readonly outcome: RunOutcome;
  readonly caseMs: Readonly<Record<string, number>>;
}

/** Runs many programs on the same cases: the cases are sent once, and each backend has one warm worker. */
export class TrustedRuns {
  readonly #cases = new Map<string, readonly CaseToRun[]>();
  readonly #sandboxes = new Map<Backend, Sandbox>();

  /** Keeps cases under a name until they are dropped. */
  hold(name: string, cases: readonly CaseToRun[]): void {
    this.#cases.set(name, cases);
  }

  drop(name: string): void {
    this.#cases.delete(name);
  }

  /** @throws Error if no cases are held under that name */
  async run(order: TrustedOrder): Promise<TrustedRun> {
    const { backend, language, source, entryPoint, forbiddenOps } = order;
    const cases = this.#cases.get(order.cases);
    if (!cases) throw new Error(`No cases are held as "${order.cases}"`);
    const beginnings: { readonly caseId: string; readonly atMs: number }[] = [];
    const submission = { language, source, entryPoint, forbiddenOps, cases };
    const { outcome } = await this.#sandboxFor(backend).runTrusted(submission, {
      backend,
      reached: (caseId) => beginnings.push({ caseId, atMs: performance.now() }),
    });
    const endedAt = performance.now();
    const caseMs = beginnings.map(({ caseId, atMs }, index): [string, number] => [
      caseId,
      (beginnings[index + 1]?.atMs ?? endedAt) - atMs,
    ]);
    return { outcome, caseMs: Object.fromEntries(caseMs) };
  }

  #sandboxFor(backend: Backend): Sandbox {
    const sandbox = this.#sandboxes.get(backend) ?? createSandbox({ backends: [backend] });
    this.#sandboxes.set(backend, sandbox);
    return sandbox;
  }
}
