/** What the page loads for the sandbox, which cannot load anything itself. */
import type { CodeLanguage } from "#lib/core/language.ts";
import frameDocument from "../generated/frame.html?raw";
import wasmUrl from "../generated/tfjs-backend-wasm-simd.wasm?url";

export interface SandboxAssets {
  /** The worker's runtime. */
  readonly runtime: Blob;
  /** TensorFlow.js's SIMD binary; null if it could not be had. */
  readonly wasm: ArrayBuffer | null;
}

/** Scripts travel as texts, in chunks of their own: the page never runs them. */
type LoadText = () => Promise<{ readonly default: string }>;

const loadRuntime: LoadText = () => import("../generated/runtime.js?raw");

/** Adapters' scripts; a language without one is not offered yet. */
const ADAPTERS: Readonly<Partial<Record<CodeLanguage, LoadText>>> = {
  typescript: () => import("../generated/language-typescript.js?raw"),
  python: () => import("../generated/language-python.js?raw"),
};

export { frameDocument };

async function scriptOf(load: LoadText): Promise<Blob> {
  return new Blob([(await load()).default], { type: "text/javascript" });
}

async function fetchWasm(): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(wasmUrl);
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** Keeps what was fetched; a failure is forgotten, so that the next call tries again. */
function remembered<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

/** @throws Error if the runtime cannot be had: offline before the first visit was complete */
export const loadAssets = remembered(async (): Promise<SandboxAssets> => {
  const [runtime, wasm] = await Promise.all([scriptOf(loadRuntime), fetchWasm()]);
  return { runtime, wasm };
});

const adapters = new Map<CodeLanguage, () => Promise<Blob>>();

/**
 * The script of a language's adapter.
 * @returns null for a language that is not offered yet
 * @throws Error if it cannot be had
 */
export async function loadAdapter(language: CodeLanguage): Promise<Blob | null> {
  const source = ADAPTERS[language];
  if (!source) return null;
  const load = adapters.get(language) ?? remembered(() => scriptOf(source));
  adapters.set(language, load);
  return load();
}
