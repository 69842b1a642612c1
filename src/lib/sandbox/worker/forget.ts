import type { Backend } from "#lib/exercises/backend.ts";
import { tf } from "./tensorflow.ts";

/** What is needed here of backends whose own types are not exported. */
interface WebGpuBackend {
  readonly commandEncoder: GPUCommandEncoder | null;
  readonly bufferManager: {
    readonly freeBuffers: Map<string, GPUBuffer[]>;
    numFreeBuffers: number;
    numBytesAllocated: number;
  };
  endComputePassEncoder(): void;
  submitQueue(): void;
}

interface WasmBackend {
  readonly wasm: { readonly HEAPU8: Uint8Array };
  readonly dataIdMap: {
    has(dataId: object): boolean;
    get(dataId: object): {
      readonly memoryOffset: number;
      readonly shape: readonly number[];
      readonly dtype: keyof tf.DataTypeMap;
      readonly refCount: number;
    };
  };
  disposeData(dataId: object, force?: boolean): boolean;
}

/** Memory of tensors that are gone is zeroed as it is given back. */
function zeroWasm(): void {
  const backend = tf.backend() as unknown as WasmBackend;
  const disposeData = backend.disposeData.bind(backend);
  backend.disposeData = (dataId, force = false) => {
    if (backend.dataIdMap.has(dataId)) {
      const { memoryOffset, shape, dtype, refCount } = backend.dataIdMap.get(dataId);
      if ((force || refCount <= 1) && dtype !== "string") {
        const bytes = tf.util.sizeFromShape([...shape]) * tf.util.bytesPerElement(dtype);
        backend.wasm.HEAPU8.fill(0, memoryOffset, memoryOffset + bytes);
      }
    }
    return disposeData(dataId, force);
  };
}

/** Buffers that wait to be used again are given up: the GPU's own are zero when they are made. */
function dropBuffers(): void {
  const backend = tf.backend() as unknown as WebGpuBackend;
  if (backend.commandEncoder) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
  const { bufferManager } = backend;
  for (const buffers of bufferManager.freeBuffers.values()) {
    for (const buffer of buffers) {
      bufferManager.numFreeBuffers -= 1;
      bufferManager.numBytesAllocated -= buffer.size;
      buffer.destroy();
    }
    // The key stays: without any, the manager takes itself for disposed of.
    buffers.length = 0;
  }
}

/**
 * Sees to it that what the reference computed cannot be read from memory that is used again.
 * @returns call it before a program enters
 */
export function prepareToForget(backend: Backend): () => void {
  switch (backend) {
    case "wasm":
      zeroWasm();
      return () => {};
    case "webgpu":
      return dropBuffers;
    case "cpu":
      // JavaScript's own arrays: a new one is zero.
      return () => {};
  }
}
