import type { CDPSession } from "playwright-core";

/** What a page holds after the collector has been. */
export interface HeldMemory {
  /** Objects, strings and what the browser keeps for the page, in millions of bytes; compiled code left out. */
  readonly dataMb: number;
  /** Bytecode and machine code: it grows as functions turn out to be used often, and ends with them. */
  readonly codeMb: number;
  readonly domNodes: number;
  readonly listeners: number;
}

/** The parts of a heap snapshot that are read here. https://developer.chrome.com/docs/devtools/memory-problems/heap-snapshot-schema */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  /** All fields of all nodes, one after another. */
  readonly nodes: readonly number[];
}

/** Takes a heap snapshot of a page whose profiler is enabled. */
export async function heldMemory(client: CDPSession): Promise<HeldMemory> {
  // Twice: what nodes hold is let go of only when the nodes themselves have been collected.
  await client.send("HeapProfiler.collectGarbage");
  await client.send("HeapProfiler.collectGarbage");
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  client.on("HeapProfiler.addHeapSnapshotChunk", keep);
  await client.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  client.off("HeapProfiler.addHeapSnapshotChunk", keep);
  const { code, data } = bytesIn(JSON.parse(chunks.join("")) as Snapshot);
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  return { dataMb: data / 1e6, codeMb: code / 1e6, domNodes: nodes, listeners: jsEventListeners };
}

function bytesIn({ snapshot, nodes }: Snapshot): { readonly code: number; readonly data: number } {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const ofCode = types[0].indexOf("code");
  let [code, data] = [0, 0];
  for (let node = 0; node < nodes.length; node += fields.length) {
    const size = nodes[node + sizeAt] ?? 0;
    if (nodes[node + typeAt] === ofCode) code += size;
    else data += size;
  }
  return { code, data };
}
