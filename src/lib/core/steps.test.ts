import { expect, it } from "vitest";

import { finish, finishInPieces, mapSteps, part, type Steps } from "./steps.ts";

function* counting(to: number, made: number[]): Steps<string> {
  for (let at = 1; at <= to; at++) {
    made.push(at);
    yield at / to;
  }
  return "done";
}

const pause = (): Promise<void> => Promise.resolve();

it("comes to the same at once and in pieces", async () => {
  const shares: number[] = [];
  expect(finish(counting(4, []))).toBe("done");
  expect(await finishInPieces(counting(4, []), { pause, onProgress: (share) => shares.push(share) })).toBe(
    "done",
  );
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it("stops where it is cancelled", async () => {
  const made: number[] = [];
  const cancel = new AbortController();
  const onProgress = (share: number): void => {
    if (share >= 0.5) cancel.abort();
  };
  expect(await finishInPieces(counting(4, made), { pause, onProgress, signal: cancel.signal })).toBeNull();
  expect(made).toEqual([1, 2]);
});

it("tells a part's share of the whole", () => {
  expect([...part(counting(2, []), 0.5, 0.7)]).toEqual([0.6, 0.7]);
  expect(finish(part(counting(2, []), 0, 1))).toBe("done");
});

it("maps a list in pieces", () => {
  const shares: number[] = [];
  const items = [1, 2, 3, 4, 5];
  const steps = mapSteps(items, (item, index) => item * 10 + index, 2);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      expect(step.value).toEqual([10, 21, 32, 43, 54]);
      break;
    }
    shares.push(step.value);
  }
  expect(shares).toEqual([0.2, 0.6]);
});
