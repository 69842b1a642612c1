/** What the page fetches for the sandbox, which cannot fetch anything itself. */
import type { CodeLanguage } from "#lib/core/language.ts";
import frameDocument from "../generated/frame.html?raw";
import typescriptUrl from "../generated/language-typescript.js?url";
import runtimeUrl from "../generated/runtime.js?url";
import wasmUrl from "../generated/tfjs-backend-wasm-simd.wasm?url";

export interface SandboxAssets {
  /** The worker's runtime. */
  readonly runtime: Blob;
  /** TensorFlow.js's SIMD binary; null if it could not be had. */
  readonly wasm: ArrayBuffer | null;
}

/** Adapters' scripts; a language without one is not offered yet. */
const ADAPTER_URLS: Readonly<Partial<Record<CodeLanguage, string>>> = { typescript: typescriptUrl };

/** Languages that the sandbox can run. */
export const RUNNABLE_LANGUAGES = Object.keys(ADAPTER_URLS) as readonly CodeLanguage[];

export { frameDocument };

async function fetchBlob(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type: "text/javascript" });
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
  const [runtime, wasm] = await Promise.all([fetchBlob(runtimeUrl), fetchWasm()]);
  return { runtime, wasm };
});

const adapters = new Map<CodeLanguage, () => Promise<Blob>>();

/**
 * The script of a language's adapter.
 * @returns null for a language that is not offered yet
 * @throws Error if it cannot be fetched
 */
export async function loadAdapter(language: CodeLanguage): Promise<Blob | null> {
  const url = ADAPTER_URLS[language];
  if (url === undefined) return null;
  const load = adapters.get(language) ?? remembered(() => fetchBlob(url));
  adapters.set(language, load);
  return load();
}
