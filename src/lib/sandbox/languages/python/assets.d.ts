/** Texts and bytes that the build puts into the adapter's script. */
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "*.bin" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  export interface MicroPython {
    registerJsModule(name: string, module: object): void;
    runPython(code: string): unknown;
    readonly globals: { get(name: string): unknown; set(name: string, value: unknown): void };
    readonly PyProxy: { toJs(value: unknown): unknown };
  }

  export function loadMicroPython(options: {
    readonly heapsize: number;
    readonly pystack: number;
    readonly linebuffer: boolean;
    readonly stdout: (bytes: Uint8Array) => void;
    readonly stderr: (bytes: Uint8Array) => void;
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => object;
    /** Called when the interpreter has begun and knows no program yet. */
    readonly begun: () => void;
  }): Promise<MicroPython>;
}
