/**
 * Tells when the GPU goes away. A worker is told so too, but hears it only when its program lets go of the thread, and not
 * for certain then; the page always hears it. It holds a device that does nothing, as long as anybody listens.
 */
const listeners = new Set<() => void>();
/** null while nobody listens, and from a loss until somebody listens anew. */
let watched: Promise<GPUDevice | null> | null = null;

/** @returns null where there is no WebGPU */
async function openDevice(): Promise<GPUDevice | null> {
  try {
    if (!("gpu" in navigator)) return null;
    // As TensorFlow.js asks for it: where there are two GPUs, the same one.
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
    return adapter ? await adapter.requestDevice() : null;
  } catch {
    return null;
  }
}

async function watch(opening: Promise<GPUDevice | null>): Promise<void> {
  const device = await opening;
  if (!device) return;
  await device.lost;
  // Given back: nobody listens to this one any more.
  if (watched !== opening) return;
  watched = null;
  const told = [...listeners];
  listeners.clear();
  for (const listener of told) listener();
}

/**
 * @param onLost told once, when the GPU has gone away
 * @returns stops it
 */
export function watchGpu(onLost: () => void): () => void {
  listeners.add(onLost);
  if (!watched) {
    watched = openDevice();
    void watch(watched);
  }
  return () => {
    if (!listeners.delete(onLost) || listeners.size > 0) return;
    const opening = watched;
    watched = null;
    void opening?.then((device) => device?.destroy());
  };
}
