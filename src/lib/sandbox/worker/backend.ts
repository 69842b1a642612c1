import type { Backend } from "#lib/exercises/backend.ts";
import type { Request } from "../protocol.ts";
import type { Rejected, RejectionReason } from "../rejected.ts";
import type { Guard } from "./guard.ts";
import { checkGenuine, fixTensors } from "./genuine-tensors.ts";
import { prepareToForget } from "./forget.ts";
import { kernelCost } from "./kernel-cost.ts";
import { firstWrong } from "./self-test.ts";
import { setWasmPaths, tf } from "./tensorflow.ts";
import { registerWasmEinsum } from "./wasm-einsum.ts";

const WASM_NAMES = [
  "tfjs-backend-wasm.wasm",
  "tfjs-backend-wasm-simd.wasm",
  "tfjs-backend-wasm-threaded-simd.wasm",
];

/**
 * WebGPU memory that waits for a submit is not given back: submit once so much is waiting. A loop over small tensors ends
 * at its budget of kernels before, with nothing submitted.
 */
const UNSUBMITTED_BYTES = 128 * 2 ** 20;

/** The parts of TensorFlow.js's WebGPU backend that are needed here; its own types are not exported. */
interface WebGpuBackend {
  readonly device: GPUDevice;
  readonly tensorMap: {
    get(dataId: object): { values: unknown; dtype: string; complexTensorInfos?: unknown };
  };
  readonly commandEncoder: GPUCommandEncoder | null;
  readSync(dataId: object): unknown;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

const after = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

export interface RunningBackend {
  readonly name: Backend;
  /** The GPU's own name for itself. */
  readonly adapter: string | null;
  /** True once the GPU has gone away. */
  readonly isLost: () => boolean;
  /** After something has failed: waits until a loss that made it fail would have been told. */
  readonly hearLoss: () => Promise<void>;
  /** What trusted programs computed is gone from memory that is used again. Call before another program enters. */
  readonly forget: () => void;
}

/** Gives the wasm backend its bytes where it would fetch them. */
function offerWasm(bytes: ArrayBuffer): void {
  setWasmPaths(Object.fromEntries(WASM_NAMES.map((name) => [name, name])), true);
  const response = { ok: true, arrayBuffer: () => Promise.resolve(bytes) };
  tf.env().platform.fetch = () => Promise.resolve(response as Response);
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
}

async function adapterName(): Promise<string | null> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) return null;
  const { description, vendor, architecture } = adapter.info;
  return [description || [vendor, architecture].filter(Boolean).join(" ") || "WebGPU"].join("").slice(0, 200);
}

/**
 * WebGPU records work and starts it only when something is read: a program that is stopped has then queued nothing on
 * the GPU, and the next one finds it free. Values may not be read in between: that blocks, gives zeros on some adapters
 * and then loses the device.
 */
function tameWebGpu(guard: Guard): { device: GPUDevice; recorded: (bytes: number) => void } {
  const backend = tf.backend() as unknown as WebGpuBackend;
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (dataId) => {
    const { values, dtype, complexTensorInfos } = backend.tensorMap.get(dataId);
    const isOnGpu = (values === null || values === undefined) && dtype !== "string" && !complexTensorInfos;
    return isOnGpu ? guard.readsValues("dataSync") : readSync(dataId);
  };
  let unsubmitted = 0;
  let encoder: GPUCommandEncoder | null = null;
  const recorded = (bytes: number): void => {
    if (backend.commandEncoder !== encoder) unsubmitted = 0;
    encoder = backend.commandEncoder;
    unsubmitted += bytes;
    if (encoder && unsubmitted > UNSUBMITTED_BYTES) {
      backend.endComputePassEncoder();
      backend.submitQueue();
      unsubmitted = 0;
    }
  };
  return { device: backend.device, recorded };
}

/** Every kernel, chained methods and gradients included, passes the guard; one that is not there ends the run. */
function chargeKernels(name: Backend, guard: Guard, recorded: (bytes: number) => void): void {
  const engine = tf.engine();
  const hasKernel = (kernel: string): boolean => tf.getKernel(kernel, name) !== undefined;
  const runKernel = engine.runKernel.bind(engine);
  engine.runKernel = (kernel, inputs, attributes) => {
    checkGenuine(inputs);
    const cost = kernelCost(kernel, inputs, { ...attributes });
    guard.charge(cost, engine.state.numBytes);
    if (!hasKernel(kernel)) guard.lacksKernel(kernel);
    const result = runKernel(kernel, inputs, attributes);
    recorded(cost.outputElements * 4);
    // TensorFlow.js types the result by what the caller expects.
    return result as never;
  };
}

const NEVER_LOST = { isLost: () => false, hearLoss: () => Promise.resolve() };

/** A queue that answers has not been lost; one that works off much has a moment, no more. */
const QUEUE_ANSWERS_MS = 1_000;

function listenForLoss(device: GPUDevice): Pick<RunningBackend, "isLost" | "hearLoss"> {
  const { lost: told, queue } = device;
  let isLost = false;
  const lost = told.then(() => {
    isLost = true;
  });
  return {
    isLost: () => isLost,
    async hearLoss() {
      const answered = queue.onSubmittedWorkDone().catch(() => lost);
      await Promise.race([lost, answered, after(QUEUE_ANSWERS_MS)]);
    },
  };
}

type StartOrder = Pick<Extract<Request, { type: "start" }>, "backends" | "wasm" | "tested">;

async function isBackendReady(name: Backend): Promise<boolean> {
  try {
    return await tf.setBackend(name);
  } catch {
    return false;
  }
}

/**
 * Makes the first backend that exists and computes right the current one.
 * @returns null for the backend if none works
 */
export async function startBackend(
  { backends, wasm, tested }: StartOrder,
  guard: Guard,
): Promise<{ running: RunningBackend | null; rejected: Rejected[] }> {
  const rejected: Rejected[] = [];
  tf.env().set("WEBGPU_CPU_FORWARD", false);
  tf.env().set("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE", 1e9);
  if (wasm) offerWasm(wasm);
  registerWasmEinsum();
  for (const name of backends) {
    const adapter = name === "webgpu" && "gpu" in navigator ? await adapterName() : null;
    const reason = (await whyNot(name, adapter, wasm !== null)) ?? (await whyWrong(name, tested));
    if (reason !== null) {
      rejected.push({ backend: name, reason });
      continue;
    }
    let recorded: (bytes: number) => void = () => {};
    let loss: Pick<RunningBackend, "isLost" | "hearLoss"> = NEVER_LOST;
    if (name === "webgpu") {
      const tamed = tameWebGpu(guard);
      recorded = tamed.recorded;
      loss = listenForLoss(tamed.device);
    }
    chargeKernels(name, guard, recorded);
    fixTensors();
    const forget = prepareToForget(name);
    return { running: { name, adapter, ...loss, forget }, rejected };
  }
  return { running: null, rejected };
}

async function whyNot(
  name: Backend,
  adapter: string | null,
  hasWasm: boolean,
): Promise<RejectionReason | null> {
  if (name === "webgpu" && adapter === null) return "no-adapter";
  if (name === "wasm" && !hasWasm) return "no-binary";
  if (name === "wasm" && !(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) return "no-simd";
  return (await isBackendReady(name)) ? null : "does-not-start";
}

/** A GPU that computes wrong sums does so from the first: one test for a page is enough. */
async function whyWrong(name: Backend, tested: readonly Backend[]): Promise<RejectionReason | null> {
  if (tested.includes(name)) return null;
  try {
    return (await firstWrong(tf)) === null ? null : "computes-wrong";
  } catch {
    return "computes-wrong";
  }
}

/** Something small, computed and read: is the device still answering? */
export async function probe(): Promise<void> {
  const one = tf.tidy(() => tf.add(tf.scalar(1), tf.scalar(1)));
  await one.data();
  one.dispose();
}
