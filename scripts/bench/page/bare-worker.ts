/**
 * The worker that the sandbox is measured against: TensorFlow.js, a language, and programs run directly. No guard, no
 * facade, no budget, no look at changed inputs, no parsing of messages, no judge; globals as the browser made them.
 */
import type { Backend } from "#lib/exercises/backend.ts";
import type { Step } from "#lib/exercises/exercise.ts";
import type { Action, LanguageAdapter, Realm } from "#lib/sandbox/languages/language.ts";
import type { CaseToRun } from "#lib/sandbox/submission.ts";
import { toLive } from "#lib/sandbox/worker/live-values.ts";
import { setWasmPaths, tf } from "#lib/sandbox/worker/tensorflow.ts";
import type { BareReply, BareRequest, BareRun } from "./bare-messages.ts";

const WASM_NAMES = ["", "-simd", "-threaded-simd"].map((kind) => `tfjs-backend-wasm${kind}.wasm` as const);

let language: LanguageAdapter | null = null;
let realm: Realm | null = null;

async function importBlob(blob: Blob): Promise<Readonly<Record<string, unknown>>> {
  const url = URL.createObjectURL(blob);
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function start(backend: Backend, wasm: ArrayBuffer | null, adapter: Blob): Promise<void> {
  // Without it small tensors are computed in JavaScript, and there is nothing to compare.
  tf.env().set("WEBGPU_CPU_FORWARD", false);
  if (wasm) {
    setWasmPaths(Object.fromEntries(WASM_NAMES.map((name) => [name, name])), true);
    const response = { ok: true, arrayBuffer: () => Promise.resolve(wasm) };
    tf.env().platform.fetch = () => Promise.resolve(response as Response);
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} does not start.`);
  Object.assign(globalThis, { tf });
  language = (await importBlob(adapter))["adapter"] as LanguageAdapter;
  realm = {
    tf,
    importModule: (source) => importBlob(new Blob([source], { type: "text/javascript" })),
    locateSyntaxError: () => Promise.resolve(null),
    privateName: "bare_entry",
    answersAtOnce: backend !== "webgpu",
    forbiddenOps: [],
    enter: () => {},
    print: () => {},
  };
}

function actionOf(step: Step): Action {
  if (step.do === "call") return { do: "call", method: step.method };
  return step.do === "construct" ? { do: "construct" } : { do: "read", attribute: step.attribute };
}

/** @returns the tensors that the case keeps */
async function runCase(
  adapter: LanguageAdapter,
  program: unknown,
  { steps }: CaseToRun,
): Promise<tf.Tensor[]> {
  const kept: tf.Tensor[] = [];
  for (const step of steps) {
    const args = step.do === "read" ? [] : step.args.map(toLive);
    const result: unknown = await adapter.call(program, actionOf(step), args);
    if (step.do !== "construct" && step.keep !== null && result instanceof tf.Tensor)
      kept.push(result as tf.Tensor);
  }
  return kept;
}

async function run({ sources, entryPoint, cases }: BareRun): Promise<{ ms: number; values: number }> {
  if (!language || !realm) throw new Error("Not started.");
  let values = 0;
  const startedAt = performance.now();
  for (const source of sources) {
    tf.engine().startScope();
    const loading = await language.load(source, entryPoint, realm);
    if (loading.kind !== "loaded") throw new Error(`The program does not load: ${loading.kind}.`);
    const kept: tf.Tensor[] = [];
    for (const one of cases) kept.push(...(await runCase(language, loading.program, one)));
    const read = await Promise.all(kept.map((tensor) => tensor.data()));
    values += read.reduce((total, { length }) => total + length, 0);
    tf.engine().endScope();
  }
  return { ms: performance.now() - startedAt, values };
}

/** Called by the sandbox's own bootstrap, which starts this worker as it starts the sandbox's. */
export { listen as start };

function listen(port: MessagePort): void {
  const say = (reply: BareReply): void => port.postMessage(reply);
  const obey = async (request: BareRequest): Promise<void> => {
    if (request.type === "start") {
      await start(request.backend, request.wasm, request.adapter);
      say({ type: "ready" });
      return;
    }
    say({ type: "ran", ...(await run(request)) });
  };
  port.onmessage = (event: MessageEvent<BareRequest>) => {
    obey(event.data).catch((error: unknown) => {
      say({
        type: "broken",
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
  };
  say({ type: "listening" });
}
