import {
  loadMicroPython,
  type MicroPython,
} from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import binary from "@micropython/micropython-webassembly-pyscript/micropython.wasm";

const HEAP_BYTES = 8 * 2 ** 20;
const STACK_WORDS = 64 * 2 ** 10;

/** Starts MicroPython from bytes in this script. One a worker: a second would break both. */
export async function startInterpreter(said: (byte: number) => void): Promise<MicroPython> {
  return loadMicroPython({
    heapsize: HEAP_BYTES,
    pystack: STACK_WORDS,
    linebuffer: false,
    stdout: (bytes) => said(bytes[0] ?? 0),
    stderr: (bytes) => said(bytes[0] ?? 0),
    instantiateWasm: (imports, done) => {
      const module = new WebAssembly.Module(binary);
      done(new WebAssembly.Instance(module, imports), module);
      return {};
    },
  });
}
