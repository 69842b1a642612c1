import { expect, it } from "vitest";

import { finish, finishInPieces, part, type Steps } from "./steps.ts";

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
