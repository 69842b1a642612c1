import type { PrintedPart, Realm } from "../languages/language.ts";
import type { tf } from "./tensorflow.ts";

/** Globals that are gone once programs may run. */
const { URL, Blob, Worker } = globalThis;
const createUrl = URL.createObjectURL.bind(URL);
const revokeUrl = URL.revokeObjectURL.bind(URL);

/** Imports a script of ours or of a program; its address is told before it runs. */
export async function importBlob(
  blob: Blob,
  addressed: (url: string) => void = () => {},
): Promise<Readonly<Record<string, unknown>>> {
  const url = createUrl(blob);
  addressed(url);
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } finally {
    revokeUrl(url);
  }
}

function moduleBlob(source: string): Blob {
  return new Blob([source], { type: "text/javascript" });
}

const THROWN = "parsed after all";
const PREFIX = `"use strict";throw "${THROWN}";`;

/**
 * Engines tell where a script does not parse only to whoever starts it as a worker. It stands behind a `throw`: should
 * it parse after all, nothing of it runs.
 */
function locateSyntaxError(source: string): Promise<{ line: number; column: number } | null> {
  return new Promise((resolve) => {
    const url = createUrl(moduleBlob(PREFIX + source));
    const worker = new Worker(url);
    const finish = (found: { line: number; column: number } | null): void => {
      clearTimeout(timer);
      worker.terminate();
      revokeUrl(url);
      resolve(found);
    };
    const timer = setTimeout(() => finish(null), 1_000);
    worker.onerror = (event) => {
      event.preventDefault();
      const { lineno: line, colno: column } = event;
      const isParsing = line > 0 && !event.message.includes(THROWN);
      finish(isParsing ? { line, column: line === 1 ? column - PREFIX.length : column } : null);
    };
  });
}

/** What the runtime lends beyond modules. */
export interface Lent {
  readonly answersAtOnce: boolean;
  readonly forbiddenOps: readonly string[];
  readonly enter: (name: string) => void;
  readonly print: (parts: readonly PrintedPart[]) => void;
}

/**
 * What an adapter may use for one program.
 * @param addressed told the address of each module before it runs
 */
export function createRealm(privateName: string, lent: Lent, addressed: (url: string) => void): Realm {
  return {
    ...lent,
    privateName,
    // The facade, as programs have it: it holds every function of TensorFlow.js that adapters use.
    tf: (globalThis as unknown as { readonly tf: typeof tf }).tf,
    importModule: (source) => importBlob(moduleBlob(source), addressed),
    locateSyntaxError,
  };
}
