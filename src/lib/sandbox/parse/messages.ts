import { CODE_LANGUAGES } from "#lib/core/language.ts";
import { BACKENDS } from "#lib/exercises/backend.ts";
import type { Step } from "#lib/exercises/exercise.ts";
import type { Reply, Request } from "../protocol.ts";
import { REJECTION_REASONS, type Rejected } from "../rejected.ts";
import type { CaseToRun, Cost, Submission } from "../submission.ts";
import { count, fields, finite, list, NotOurs, nullable, oneOf, parsed, text } from "./fields.ts";
import { printedLines, report } from "./report.ts";
import { value } from "./value.ts";

/** Taken now: in a worker no program finds it later. */
const { Blob } = globalThis;

function step(data: unknown): Step {
  const { do: action, args, method, keep, attribute } = fields(data);
  const name = (named: unknown): string => text(named, 200);
  switch (action) {
    case "construct":
      return { do: action, args: list(args, (arg) => value(arg)) };
    case "call":
      return {
        do: action,
        method: nullable(method, name),
        args: list(args, (arg) => value(arg)),
        keep: nullable(keep, name),
      };
    case "read":
      return { do: action, attribute: name(attribute), keep: name(keep) };
    default:
      throw new NotOurs("no such step");
  }
}

function caseToRun(data: unknown): CaseToRun {
  const { id, steps } = fields(data);
  return { id: text(id, 200), steps: list(steps, step, 1_000) };
}

function submission(data: unknown): Submission {
  const { language, source, entryPoint, cases, forbiddenOps } = fields(data);
  return {
    language: oneOf(language, CODE_LANGUAGES),
    source: text(source, 1_000_000),
    entryPoint: text(entryPoint, 200),
    cases: list(cases, caseToRun, 1_000),
    forbiddenOps: list(forbiddenOps, (op) => text(op, 200), 1_000),
  };
}

function budget(data: unknown): Cost {
  const { kernels, work, bytes } = fields(data);
  return { kernels: finite(kernels), work: finite(work), bytes: finite(bytes) };
}

/** A request as the page sends it, or null for anything else. */
export function parseRequest(data: unknown): Request | null {
  return parsed(() => {
    const message = fields(data);
    switch (message["type"]) {
      case "start": {
        const { wasm } = message;
        if (wasm !== null && !(wasm instanceof ArrayBuffer)) throw new NotOurs("no bytes");
        const backends = (names: unknown) => list(names, (name) => oneOf(name, BACKENDS));
        return {
          type: "start",
          backends: backends(message["backends"]),
          wasm,
          tested: backends(message["tested"]),
        };
      }
      case "probe":
        return { type: "probe" };
      case "run": {
        const { adapter } = message;
        if (!(adapter instanceof Blob)) throw new NotOurs("no adapter");
        return {
          type: "run",
          run: count(message["run"]),
          submission: submission(message["submission"]),
          adapter,
          budget: nullable(message["budget"], budget),
          seed: count(message["seed"]),
        };
      }
      default:
        throw new NotOurs("no such request");
    }
  });
}

function rejected(data: unknown): Rejected {
  const { backend, reason } = fields(data);
  return { backend: oneOf(backend, BACKENDS), reason: oneOf(reason, REJECTION_REASONS) };
}

/** True for the report of a run, whether or not it can be read. */
export function isReport(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    ["finished", "stopped"].includes(String(data.type))
  );
}

/** A reply as a worker sends it, or null for anything else. */
export function parseReply(data: unknown): Reply | null {
  return parsed(() => {
    const message = fields(data);
    switch (message["type"]) {
      case "listening":
      case "alive":
        return { type: message["type"] };
      case "ready":
        return {
          type: "ready",
          backend: oneOf(message["backend"], BACKENDS),
          adapter: nullable(message["adapter"], (name) => text(name, 200)),
          rejected: list(message["rejected"], rejected, 10),
        };
      case "unavailable":
        return { type: "unavailable", rejected: list(message["rejected"], rejected, 10) };
      case "broken":
        return { type: "broken", reason: text(message["reason"], 1_000) };
      case "reached":
        return { type: "reached", run: count(message["run"]), caseId: text(message["caseId"], 200) };
      case "printed":
        return { type: "printed", run: count(message["run"]), lines: printedLines(message["lines"]) };
      case "stopped":
      case "finished":
        return { type: message["type"], run: count(message["run"]), report: report(message["report"]) };
      default:
        throw new NotOurs("no such reply");
    }
  });
}
