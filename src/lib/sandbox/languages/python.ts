import type { MicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

import type { CodeProblem } from "#lib/exercises/outcome.ts";
import type { Action, LanguageAdapter, Loading, Realm } from "./language.ts";
import image from "../generated/python-library.bin";
import { Bridge } from "./python/bridge.ts";
import { restoreImage } from "./python/image.ts";
import { startInterpreter } from "./python/interpreter.ts";
import { lend, tf, type Tensor } from "./python/library.ts";
import { forgetScalars, NdArray } from "./python/nd-array.ts";
import { Output } from "./python/output.ts";
import { rewritten } from "./python/rewrite.ts";
import { beginTopLevel, endTopLevel } from "./python/storage.ts";
import { explainSyntax } from "./python/syntax-message.ts";
import { reworded, withHint } from "./python/wording.ts";

interface Program {
  readonly name: string;
}

type PythonFunction = (...args: unknown[]) => unknown;

/** Name, message, traceback; a fourth entry says that the program does not parse. */
type Failure = readonly [name: string, message: string, traceback: string, isSyntax?: boolean];

const FUNCTIONS = [
  "forbid",
  "load",
  "is_defined",
  "construct",
  "call",
  "read",
  "wrap",
  "make_list",
  "make_dict",
  "_given",
] as const;

interface Python {
  readonly bridge: Bridge;
  readonly output: Output;
  readonly functions: Readonly<Record<(typeof FUNCTIONS)[number], PythonFunction>>;
  readonly toJs: (value: unknown) => unknown;
}

/** An exception of the program's, with its own line. */
class PythonError extends Error {
  readonly problem: CodeProblem;

  constructor(problem: CodeProblem) {
    super(problem.message);
    this.name = problem.name;
    this.problem = problem;
  }
}

let python: Promise<Python> | null = null;
let realmNow: Realm | null = null;
let sourceNow = "";

/** Once per worker; what the library is made of stays, programs get globals of their own. */
async function start(): Promise<Python> {
  const bridge = new Bridge();
  const output = new Output((line) => realmNow?.print(bridge.shown.partsOf(line)));
  const interpreter: MicroPython = await startInterpreter(
    (byte) => output.write(byte),
    (memory) => restoreImage(image, memory, bridge),
  );
  const functions = Object.fromEntries(
    FUNCTIONS.map((name) => [name, interpreter.globals.get(name)]),
  ) as Python["functions"];
  return { bridge, output, functions, toJs: (value) => interpreter.PyProxy.toJs(value) };
}

let started: Python | null = null;

function running(): Python {
  if (!started) throw new Error("Python has not been started.");
  return started;
}

const OWN_LINE = /File "submission", line (\d+)/g;

function problemOf([name, message, traceback]: Failure): CodeProblem {
  const lines = [...traceback.matchAll(OWN_LINE)].map(([, line]) => Number(line));
  const wording = reworded({ name, message });
  const text = withHint(wording, sourceNow);
  return {
    name: wording.name,
    message: text === "" ? wording.name : text,
    line: lines.at(-1) ?? null,
    column: null,
  };
}

/**
 * Calls into Python. A worker's own stack may end before MicroPython's: what is left of it then is of no more use, but
 * the program is told what it did.
 */
function entering<T>(enter: () => T): T {
  try {
    return enter();
  } catch (thrown) {
    if (!(thrown instanceof Error) || !/call stack|too much recursion/i.test(thrown.message)) throw thrown;
    const message = "maximum recursion depth exceeded";
    throw new PythonError({ name: "RecursionError", message, line: null, column: null });
  }
}

/** @returns the failure that a call into Python came back with, or null */
function failureIn(result: unknown): Failure | null {
  return Array.isArray(result) && result.length >= 3 ? (result as unknown as Failure) : null;
}

async function load(source: string, entryPoint: string, realm: Realm): Promise<Loading<Program>> {
  lend(realm.tf, realm.answersAtOnce, (name) => realm.enter(name));
  realmNow = realm;
  sourceNow = source;
  started = await (python ??= start());
  const { bridge, output, functions, toJs } = started;
  bridge.shown.begin();
  output.begin();
  forgetScalars();
  beginTopLevel();
  try {
    // Those of `tf` end the run where they are called; those of NumPy have to be watched here.
    const forbidden = realm.forbiddenOps.filter((name) => name.startsWith("np."));
    functions.forbid(...forbidden.map((name) => name.slice("np.".length)));
    const failure = failureIn(toJs(entering(() => functions.load(rewritten(source, forbidden), entryPoint))));
    if (failure?.[3]) return { kind: "syntax-error", problem: explainSyntax(problemOf(failure), source) };
    if (failure) throw new PythonError(problemOf(failure));
  } finally {
    output.flush();
    endTopLevel();
  }
  if (functions.is_defined(entryPoint) !== true) return { kind: "not-defined" };
  return { kind: "loaded", program: { name: entryPoint } };
}

/** A live value as Python sees it. */
function given(value: unknown): unknown {
  const { functions } = running();
  if (value instanceof tf.Tensor) return functions.wrap(NdArray.of(value as Tensor));
  if (Array.isArray(value)) return functions.make_list(...value.map(given));
  if (typeof value === "object" && value !== null) {
    return functions.make_dict(...Object.entries(value).flatMap(([name, entry]) => [name, given(entry)]));
  }
  return value;
}

/** A result as the runtime sees it. */
function taken(value: unknown): unknown {
  if (value instanceof NdArray) return value.tensor();
  if (typeof value === "string") return running().bridge.shown.resolved(value);
  if (Array.isArray(value)) return value.map(taken);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, taken(entry)]));
  }
  return value;
}

/** What tells whether a value has been changed: of arrays, which they are and how often they were written to. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    return part instanceof NdArray ? [part.storage.id, part.storage.version] : part;
  });
}

let changed: readonly number[] = [];

function call(program: Program, action: Action, args: readonly unknown[]): unknown {
  const { functions, output, toJs } = running();
  const own = args.map(given);
  const look = (value: unknown): string => fingerprint(toJs(functions._given(value, 0)));
  const before = own.map((value) => (typeof value === "object" && value !== null ? look(value) : null));
  let result: unknown;
  switch (action.do) {
    case "construct":
      result = entering(() => functions.construct(program.name, ...own));
      break;
    case "call":
      result = entering(() => functions.call(program.name, action.method, ...own));
      break;
    case "read":
      result = entering(() => functions.read(program.name, action.attribute));
      break;
  }
  output.flush();
  const answer = toJs(result);
  const failure = failureIn(answer);
  if (failure) throw new PythonError(problemOf(failure));
  changed = before.flatMap((print, at) => (print !== null && print !== look(own[at]) ? [at] : []));
  return Array.isArray(answer) ? taken(answer[0]) : undefined;
}

/** Python: MicroPython, with a numpy whose arrays are tensors. */
export const adapter: LanguageAdapter<Program> = {
  load,
  call,
  changedArguments: () => changed,
  problemOf: (thrown) => (thrown instanceof PythonError ? thrown.problem : null),
  tellsLinesLater: true,
};
