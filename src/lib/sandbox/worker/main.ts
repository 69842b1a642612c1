/** The sandbox worker: takes requests over one port that programs cannot reach, one run at a time. */
import type { Random } from "#lib/core/random.ts";
import type { LanguageAdapter } from "../languages/language.ts";
import { parseRequest } from "../parse/messages.ts";
import type { Reply, Request } from "../protocol.ts";
import { probe, startBackend } from "./backend.ts";
import { createFacade, guardTensorMethods } from "./facade.ts";
import { Guard } from "./guard.ts";
import { lockDown } from "./lockdown.ts";
import { Printer } from "./printer.ts";
import { importBlob } from "./realm.ts";
import { run, type Runtime } from "./run.ts";
import { tf } from "./tensorflow.ts";

type StartRequest = Extract<Request, { type: "start" }>;
type RunRequest = Extract<Request, { type: "run" }>;

/** Language adapters already imported, by the script they came from. */
const adapters = new Map<string, LanguageAdapter>();

async function adapterFor(request: RunRequest): Promise<LanguageAdapter> {
  const { language } = request.submission;
  const known = adapters.get(language);
  if (known) return known;
  const { adapter } = await importBlob(request.adapter);
  // Its address is in the stack of errors, from where a program may import it too.
  Object.freeze(adapter);
  adapters.set(language, adapter as LanguageAdapter);
  return adapter as LanguageAdapter;
}

/** A console that writes to the printer. */
function createConsole(print: (...values: unknown[]) => void): Readonly<Record<string, unknown>> {
  const names = ["log", "info", "warn", "error", "debug", "table", "dir"];
  const silent = ["group", "groupEnd", "time", "timeEnd", "timeLog", "assert", "clear", "count", "trace"];
  return Object.freeze({
    ...Object.fromEntries(names.map((name) => [name, print])),
    ...Object.fromEntries(silent.map((name) => [name, () => {}])),
  });
}

async function becomeReady(request: StartRequest): Promise<{ runtime: Runtime | null; reply: Reply }> {
  const guard = new Guard();
  const printer = new Printer();
  const { running, rejected } = await startBackend(request, guard);
  if (!running) return { runtime: null, reply: { type: "unavailable", rejected } };

  let random: Random = Math.random;
  Math.random = () => random();
  const print = (...values: unknown[]): void => printer.print(values);
  const services = { print };
  const facade = createFacade(guard, services);
  guardTensorMethods(guard, services);
  Error.stackTraceLimit = 60;
  // Nothing of it but the time: no entries, no marks.
  const performance = Object.freeze({ now: globalThis.performance.now.bind(globalThis.performance) });
  // Warnings of TensorFlow.js go nowhere: they are not the program's.
  const console = createConsole(print);
  const classes = [tf.Tensor, tf.Variable, tf.TensorBuffer];
  lockDown({ tf: facade, console, performance }, [...classes, ...classes.map(({ prototype }) => prototype)]);
  const runtime: Runtime = {
    backend: running,
    guard,
    printer,
    seed: (seeded) => {
      random = seeded;
    },
  };
  const { name: backend, adapter } = running;
  return { runtime, reply: { type: "ready", backend, adapter, rejected } };
}

let isStarted = false;

/** Called by the bootstrap, once: a program that imports this module again gets nothing from it. */
export function start(port: MessagePort): void {
  if (isStarted) throw new Error("Started already.");
  isStarted = true;
  const post = port.postMessage.bind(port);
  const say = (reply: Reply): void => post(reply);
  let runtime: Runtime | null = null;

  async function obey(request: Request): Promise<void> {
    switch (request.type) {
      case "start": {
        if (runtime) return;
        const ready = await becomeReady(request);
        runtime = ready.runtime;
        say(ready.reply);
        return;
      }
      case "probe":
        await probe();
        say({ type: "alive" });
        return;
      case "run": {
        if (!runtime) throw new Error("Not started.");
        const id = request.run;
        const language = await adapterFor(request);
        const report = await run(runtime, language, request.submission, request, {
          printed: (lines) => say({ type: "printed", run: id, lines }),
          reached: (caseId) => say({ type: "reached", run: id, caseId }),
          stopped: (outcome) => say({ type: "stopped", run: id, report: { outcome, cost: null } }),
        });
        say({ type: "finished", run: id, report });
      }
    }
  }

  // One after the other, in the order they came.
  let queue = Promise.resolve();
  port.onmessage = (event: MessageEvent<unknown>) => {
    const request = parseRequest(event.data);
    if (!request) return;
    queue = queue
      .then(() => obey(request))
      .catch((error: unknown) => {
        const reason = String(error).slice(0, 1_000);
        if (request.type !== "run") say({ type: "broken", reason });
        else
          say({
            type: "finished",
            run: request.run,
            report: { outcome: { kind: "could-not-run", reason }, cost: null },
          });
      });
  };
  say({ type: "listening" });
}
