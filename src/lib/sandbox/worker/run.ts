import { seededRandom, type Random } from "#lib/core/random.ts";
import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { LanguageAdapter } from "../languages/language.ts";
import type { Budget, RunOutcome, RunReport, Submission } from "../submission.ts";
import type { RunningBackend } from "./backend.ts";
import type { Guard } from "./guard.ts";
import { OutputReader } from "./live-values.ts";
import { withdraw } from "./lockdown.ts";
import { ownLine, problemOf } from "./own-line.ts";
import type { Printer } from "./printer.ts";
import { createRealm } from "./realm.ts";
import { runCase } from "./run-case.ts";
import type { Stop } from "./stop.ts";
import { tf } from "./tensorflow.ts";

/** Everything of the worker that lives longer than one run. */
export interface Runtime {
  readonly backend: RunningBackend;
  readonly guard: Guard;
  readonly printer: Printer;
  /** Makes `Math.random` begin at a seed. */
  readonly seed: (random: Random) => void;
}

/** Hears how a run goes, before it ends. */
export interface RunListener {
  /** A case begins. */
  reached(caseId: string): void;
  /** The program printed these lines. */
  printed(lines: readonly string[]): void;
  /** The runtime stopped the program, which may not notice. */
  stopped(outcome: RunOutcome): void;
}

const now = performance.now.bind(performance);

/** @param line where the program was, if the language tells it only now */
function outcomeOf(
  stop: Stop,
  caseId: string | null,
  elapsedMs: number,
  line: number | null = null,
): RunOutcome {
  switch (stop.kind) {
    case "op-budget":
      return { kind: "timed-out", caseId, cause: "op-budget", limitMs: elapsedMs };
    case "forbidden-op":
    case "reads-values":
    case "lacks-kernel":
      return { ...stop, line: stop.line ?? line };
  }
}

/**
 * Loads a program and runs its cases. The runtime's own record of why it stopped decides the outcome, not what the
 * program caught or returned.
 * @param reached told each case as it begins
 */
export async function run(
  runtime: Runtime,
  language: LanguageAdapter,
  submission: Submission,
  options: { readonly budget: Budget | null; readonly seed: number },
  listener: RunListener,
): Promise<RunReport> {
  const { backend, guard, printer } = runtime;
  const startedAt = now();
  const lines = submission.source.split("\n").length;
  let address = "";
  let caseId: string | null = null;
  const realm = createRealm(
    `entry_${Math.floor(startedAt * 1000).toString(36)}_${options.seed.toString(36)}`,
    {
      answersAtOnce: backend.name !== "webgpu",
      forbiddenOps: submission.forbiddenOps,
      enter: (name) => guard.enter(name),
      print: (parts) => printer.printLine(parts),
    },
    (url) => {
      address = url;
    },
  );
  const describe = (thrown: unknown): CodeProblem =>
    language.problemOf?.(thrown) ?? problemOf(thrown, address, lines);
  const finished = (outcome: RunOutcome): RunReport => ({ outcome, cost: guard.cost });

  printer.begin((lines) => listener.printed(lines));
  // A program that is not ours: nothing is left for it of what ours computed.
  if (options.budget) {
    backend.forget();
    withdraw("WebAssembly");
  }
  runtime.seed(seededRandom(options.seed));
  guard.begin({
    budget: options.budget,
    forbiddenOps: submission.forbiddenOps,
    currentLine: () => ownLine(new Error().stack, address, lines),
    stopped: (stop) => {
      if (stop.kind !== "op-budget" && language.tellsLinesLater) return;
      listener.stopped(outcomeOf(stop, caseId, now() - startedAt));
    },
  });
  tf.engine().startScope("submission");
  try {
    const cases: CaseOutcome[] = [];
    const ran = (): RunOutcome => ({
      kind: "ran",
      cases,
      printed: [...printer.lines],
      backend: backend.name,
      adapter: backend.adapter,
      durationMs: now() - startedAt,
    });
    let program: unknown;
    try {
      const loading = await language.load(submission.source, submission.entryPoint, realm);
      if (guard.stop) return finished(outcomeOf(guard.stop, caseId, now() - startedAt));
      if (loading.kind === "syntax-error") return finished(loading);
      if (loading.kind === "not-defined")
        return finished({ kind: "not-defined", entryPoint: submission.entryPoint });
      program = loading.program;
    } catch (thrown) {
      const { line } = describe(thrown);
      if (guard.stop) return finished(outcomeOf(guard.stop, caseId, now() - startedAt, line));
      await backend.hearLoss();
      if (backend.isLost()) return finished({ kind: "device-lost", backend: backend.name });
      await printer.settle();
      // The top level threw: no case could begin, and the first one stands for all.
      cases.push({ kind: "threw", caseId: submission.cases[0]?.id ?? "", problem: describe(thrown) });
      return finished(ran());
    }
    const reader = new OutputReader();
    for (const oneCase of submission.cases) {
      caseId = oneCase.id;
      listener.reached(caseId);
      guard.beginCase();
      const outcome = await runCase(language, program, oneCase, describe, reader);
      const line = outcome.kind === "threw" ? outcome.problem.line : null;
      if (guard.stop) return finished(outcomeOf(guard.stop, caseId, now() - startedAt, line));
      if (outcome.kind === "threw") await backend.hearLoss();
      if (backend.isLost()) return finished({ kind: "device-lost", backend: backend.name });
      await printer.settle();
      cases.push(outcome);
    }
    return finished(ran());
  } finally {
    guard.end();
    tf.engine().endScope();
  }
}
