/**
 * The library as it lies in MicroPython's memory once it has loaded, made when the sandbox is built: a worker copies it
 * instead of compiling 2,500 lines of Python.
 *
 * Bytes: length of the references (uint32, as all numbers little-endian), the references as JSON, then runs of changed
 * memory, each its address, its length and its bytes.
 */
import type { Bridge } from "./bridge.ts";
import { refer, referencesOf } from "./references.ts";

/** Runs that lie closer together than this are one: a run's own head takes 8 bytes. */
const GAP = 16;

/** @param before the memory when MicroPython had just begun */
export function encodeImage(before: Uint8Array, after: Uint8Array, bridge: Bridge): Uint8Array {
  const references = new TextEncoder().encode(JSON.stringify(referencesOf(bridge)));
  const runs: { from: number; to: number }[] = [];
  for (let at = 0; at < after.length; at++) {
    if (after[at] === (before[at] ?? 0)) continue;
    const last = runs.at(-1);
    if (last && at - last.to < GAP) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  const bytes = runs.reduce((sum, { from, to }) => sum + 8 + to - from, 4 + references.length);
  const image = new Uint8Array(bytes);
  const view = new DataView(image.buffer);
  view.setUint32(0, references.length, true);
  image.set(references, 4);
  let end = 4 + references.length;
  for (const { from, to } of runs) {
    view.setUint32(end, from, true);
    view.setUint32(end + 4, to - from, true);
    image.set(after.subarray(from, to), end + 8);
    end += 8 + to - from;
  }
  return image;
}

/** Makes an interpreter that has just begun one that has loaded the library. */
export function restoreImage(image: Uint8Array, memory: WebAssembly.Memory, bridge: Bridge): void {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const begin = 4 + view.getUint32(0, true);
  const references = JSON.parse(new TextDecoder().decode(image.subarray(4, begin))) as (string | null)[];
  const bytes = new Uint8Array(memory.buffer);
  for (let at = begin; at < image.length;) {
    const length = view.getUint32(at + 4, true);
    bytes.set(image.subarray(at + 8, at + 8 + length), view.getUint32(at, true));
    at += 8 + length;
  }
  refer(references, bridge);
}
