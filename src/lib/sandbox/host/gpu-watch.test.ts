import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { watchGpu } from "./gpu-watch.ts";

/** GPUs handed out so far, in order. */
let devices: { readonly destroy: () => void; readonly goAway: () => void; destroyed: boolean }[];

function device() {
  let resolve: () => void = () => {};
  const lost = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  const made = {
    lost,
    destroyed: false,
    goAway: () => resolve(),
    destroy: () => {
      made.destroyed = true;
      resolve();
    },
  };
  devices.push(made);
  return made;
}

/** Until what was begun has gone through its promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  devices = [];
  const requestDevice = () => Promise.resolve(device());
  vi.stubGlobal("navigator", { gpu: { requestAdapter: () => Promise.resolve({ requestDevice }) } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it("tells everyone who listens, once, and holds one device for all", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  watchGpu(first);
  watchGpu(second);
  await settled();
  expect(devices).toHaveLength(1);
  devices[0]?.goAway();
  await settled();
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(1);
});

it("watches the next GPU for whoever listens after a loss", async () => {
  watchGpu(() => {});
  await settled();
  devices[0]?.goAway();
  await settled();
  const again = vi.fn();
  watchGpu(again);
  await settled();
  expect(again).not.toHaveBeenCalled();
  devices[1]?.goAway();
  await settled();
  expect(again).toHaveBeenCalledTimes(1);
});

it("gives the device back when nobody listens any more, which is no loss", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const stopFirst = watchGpu(first);
  const stopSecond = watchGpu(second);
  await settled();
  stopFirst();
  expect(devices[0]?.destroyed).toBe(false);
  stopSecond();
  await settled();
  expect(devices[0]?.destroyed).toBe(true);
  expect(first).not.toHaveBeenCalled();
  expect(second).not.toHaveBeenCalled();
});

it("gives back a device that arrives when nobody listens any more", async () => {
  watchGpu(() => {})();
  await settled();
  expect(devices).toMatchObject([{ destroyed: true }]);
});

it.each([
  ["has no WebGPU", {}],
  ["offers no adapter", { gpu: { requestAdapter: () => Promise.resolve(null) } }],
  ["refuses", { gpu: { requestAdapter: () => Promise.reject(new Error("refused")) } }],
])("tells nothing where the device %s", async (_why, navigator) => {
  vi.stubGlobal("navigator", navigator);
  const lost = vi.fn();
  const stop = watchGpu(lost);
  await settled();
  expect(lost).not.toHaveBeenCalled();
  stop();
});
