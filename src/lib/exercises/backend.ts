/** Where tensors are computed, best first. */
export const BACKENDS = ["webgpu", "wasm", "cpu"] as const;

export type Backend = (typeof BACKENDS)[number];
