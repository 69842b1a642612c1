/** Run by the build: loads the library and gives the image of it. */
import { Bridge } from "./bridge.ts";
import { encodeImage } from "./image.ts";
import { startInterpreter } from "./interpreter.ts";
import { LIBRARY_TEXTS } from "./library-texts.ts";

/**
 * Overwrites what is free in MicroPython's heap, so that the image has zeros there: new memory is cleared. And garbage is
 * collected after so many bytes, not after every call.
 */
const CLEAR = `
import gc
def _clear():
    held = []
    for size in (65536, 16384, 4096, 1024, 256, 64, 16):
        for _ in range(24):
            held.append(bytearray(size))
_clear()
del _clear
gc.collect()
gc.threshold(${2 ** 20})
`;

/** @returns the bytes that `restoreImage` takes */
export async function makeImage(): Promise<Uint8Array> {
  // The same image every time: chance is seeded anew for every program.
  const { random } = Math;
  Math.random = () => 0.5;
  try {
    return await loadedImage();
  } finally {
    Math.random = random;
  }
}

async function loadedImage(): Promise<Uint8Array> {
  let memory: WebAssembly.Memory | null = null;
  let before = new Uint8Array();
  const bridge = new Bridge();
  const said: number[] = [];
  const interpreter = await startInterpreter(
    (byte) => said.push(byte),
    (begun) => {
      memory = begun;
      before = new Uint8Array(begun.buffer).slice();
    },
  );
  interpreter.registerJsModule("_nd", bridge.functions);
  interpreter.runPython("_library = {'__name__': 'numpy'}");
  for (const [name, text] of Object.entries(LIBRARY_TEXTS)) {
    interpreter.globals.set("_text", text);
    interpreter.runPython(`exec(compile(_text, "${name}", "exec"), _library)`);
    interpreter.runPython("_text = None; import gc; gc.collect()");
  }
  interpreter.runPython(CLEAR);
  interpreter.runPython("pass");
  if (said.length > 0) throw new Error(new TextDecoder().decode(Uint8Array.from(said)));
  if (!memory) throw new Error("MicroPython did not begin.");
  return encodeImage(before, new Uint8Array((memory as WebAssembly.Memory).buffer), bridge);
}
