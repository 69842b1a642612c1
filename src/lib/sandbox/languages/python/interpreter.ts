import {
  loadMicroPython,
  type MicroPython,
} from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import binary from "@micropython/micropython-webassembly-pyscript/micropython.wasm";

const HEAP_BYTES = 8 * 2 ** 20;
const STACK_WORDS = 64 * 2 ** 10;

/**
 * MicroPython comes with 64 KB and uses half of it, enough for 150 calls inside one another; this is enough for 250. With
 * more, a worker's own stack may end first, which MicroPython does not survive.
 */
const CALL_STACK_BYTES = 88 * 2 ** 10;
/** Left for what does not look before it calls. */
const CALL_STACK_RESERVE_BYTES = 32 * 2 ** 10;
/** What MicroPython believes to have. */
const BUILT_IN_LIMIT_BYTES = 32 * 2 ** 10;
const BUILT_IN_TOP = 64 * 2 ** 10;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly malloc: (bytes: number) => number;
  readonly _emscripten_stack_restore: (pointer: number) => void;
}

/** Gives calls a stack of their own; to be called while nothing runs. Where it cannot, recursion ends earlier. */
function enlargeStack({ memory, malloc, _emscripten_stack_restore: setPointer }: Exports): void {
  const words = new Uint32Array(memory.buffer, 0, 2 ** 18);
  // The top and the limit lie next to each other.
  let at = words.indexOf(BUILT_IN_LIMIT_BYTES);
  while (at > 0 && Math.abs((words[at - 1] ?? 0) - BUILT_IN_TOP) > 2_048)
    at = words.indexOf(BUILT_IN_LIMIT_BYTES, at + 1);
  const begin = at > 0 ? malloc(CALL_STACK_BYTES) : 0;
  if (begin === 0) return;
  const top = (begin + CALL_STACK_BYTES) & ~15;
  setPointer(top);
  new Uint32Array(memory.buffer).set([top, CALL_STACK_BYTES - CALL_STACK_RESERVE_BYTES], at - 1);
}

/**
 * Starts MicroPython from bytes in this script. One a worker: a second would break both.
 * @param said told every byte that is printed
 * @param begun called with the memory when MicroPython has begun and knows no program yet
 */
export async function startInterpreter(
  said: (byte: number) => void,
  begun: (memory: WebAssembly.Memory) => void = () => {},
): Promise<MicroPython> {
  let exports: Exports | null = null;
  return loadMicroPython({
    heapsize: HEAP_BYTES,
    pystack: STACK_WORDS,
    linebuffer: false,
    stdout: (bytes) => said(bytes[0] ?? 0),
    stderr: (bytes) => said(bytes[0] ?? 0),
    instantiateWasm: (imports, done) => {
      const module = new WebAssembly.Module(binary);
      const instance = new WebAssembly.Instance(module, imports);
      exports = instance.exports as unknown as Exports;
      done(instance, module);
      return {};
    },
    begun: () => {
      if (!exports) return;
      enlargeStack(exports);
      begun(exports.memory);
    },
  });
}
