/** Where tensors are computed, best first. */
export const BACKENDS = ["webgpu", "wasm", "cpu"] as const;

export type Backend = (typeof BACKENDS)[number];

/** As they are called, in every language. */
export const BACKEND_NAMES: Readonly<Record<Backend, string>> = {
  webgpu: "WebGPU",
  wasm: "WebAssembly",
  cpu: "CPU",
};
