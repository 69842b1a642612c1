import { BACKENDS } from "#lib/exercises/backend.ts";
import type { CaseOutcome, CodeProblem } from "#lib/exercises/outcome.ts";
import type { Cost, RunOutcome, RunReport } from "../submission.ts";
import { count, fields, finite, list, NotOurs, nullable, oneOf, shownText, text } from "./fields.ts";
import { record, value } from "./value.ts";

function problem(data: unknown): CodeProblem {
  const { name, message, line, column } = fields(data);
  return {
    name: shownText(name, 200),
    message: shownText(message, 4_000),
    line: nullable(line, count),
    column: nullable(column, count),
  };
}

/** Lines that a program printed. */
export function printedLines(data: unknown): readonly string[] {
  return list(data, (line) => shownText(line, 20_000), 1_000);
}

function caseOutcome(data: unknown): CaseOutcome {
  const { kind, caseId, outputs, changedInputs, problem: thrown } = fields(data);
  if (kind === "threw") return { kind, caseId: text(caseId), problem: problem(thrown) };
  if (kind !== "outputs") throw new NotOurs("no such case outcome");
  return {
    kind,
    caseId: text(caseId),
    outputs: record(outputs, (output) => value(output)),
    changedInputs: list(changedInputs, (path) => text(path, 200)),
  };
}

function cost(data: unknown): Cost {
  const { kernels, work, bytes } = fields(data);
  return { kernels: count(kernels), work: finite(work), bytes: finite(bytes) };
}

/** Only what a worker can know: the clock, floods and lost devices outside a run are the host's to tell. */
function outcome(data: unknown): RunOutcome {
  const fieldsOf = fields(data);
  switch (fieldsOf["kind"]) {
    case "ran":
      return {
        kind: "ran",
        cases: list(fieldsOf["cases"], caseOutcome, 1_000),
        printed: printedLines(fieldsOf["printed"]),
        backend: oneOf(fieldsOf["backend"], BACKENDS),
        adapter: nullable(fieldsOf["adapter"], (name) => text(name, 200)),
        durationMs: finite(fieldsOf["durationMs"]),
      };
    case "syntax-error":
      return { kind: "syntax-error", problem: problem(fieldsOf["problem"]) };
    case "not-defined":
      return { kind: "not-defined", entryPoint: text(fieldsOf["entryPoint"], 200) };
    case "forbidden-op":
      return {
        kind: "forbidden-op",
        op: text(fieldsOf["op"], 200),
        line: nullable(fieldsOf["line"], count),
      };
    case "timed-out":
      return {
        kind: "timed-out",
        caseId: nullable(fieldsOf["caseId"], (id) => text(id, 200)),
        cause: oneOf(fieldsOf["cause"], ["op-budget"]),
        limitMs: finite(fieldsOf["limitMs"]),
      };
    case "device-lost":
      return { kind: "device-lost", backend: oneOf(fieldsOf["backend"], BACKENDS) };
    case "reads-values":
      return {
        kind: "reads-values",
        op: text(fieldsOf["op"], 200),
        line: nullable(fieldsOf["line"], count),
      };
    case "lacks-kernel":
      return {
        kind: "lacks-kernel",
        kernel: text(fieldsOf["kernel"], 200),
        line: nullable(fieldsOf["line"], count),
      };
    case "could-not-run":
      return { kind: "could-not-run", reason: text(fieldsOf["reason"], 1_000) };
    default:
      throw new NotOurs("no such outcome");
  }
}

/** A finished run as a worker reports it. */
export function report(data: unknown): RunReport {
  const { outcome: what, cost: spent } = fields(data);
  return { outcome: outcome(what), cost: nullable(spent, cost) };
}
