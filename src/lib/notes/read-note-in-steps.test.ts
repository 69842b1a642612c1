import { expect, it } from "vitest";

import { readNote, readNoteInSteps } from "./read-note.ts";

const SECTION =
  "## 动量\n\n动量是指梯度的滑动平均。\n\n- **学习率**：每一步走多远\n- **批大小**：一步看多少样本\n\n";
const note = Array.from({ length: 200 }, (_, index) => SECTION.replaceAll("动量", `动量 ${index}`)).join("");
const pause = (): Promise<void> => Promise.resolve();

it("reads in pieces what it reads at once, and tells how far it is", async () => {
  const shares: number[] = [];
  const options = { file: "note.md" };
  const reading = await readNoteInSteps(note, options, { pause, onProgress: (share) => shares.push(share) });
  expect(reading).toEqual(readNote(note, options));
  expect(shares.length).toBeGreaterThan(20);
  // In every part of the work: mending, parsing, the outline and rules, the cards.
  for (const [from = 0, to = 1] of [
    [0, 0.06],
    [0.06, 0.6],
    [0.6, 0.88],
    [0.88, 1],
  ])
    expect(shares.filter((share) => share >= from && share < to).length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});

it("stops when it is cancelled", async () => {
  const cancel = new AbortController();
  let pieces = 0;
  const onProgress = (): void => {
    pieces += 1;
    if (pieces === 3) cancel.abort();
  };
  const reading = await readNoteInSteps(
    note,
    { file: "note.md" },
    { pause, onProgress, signal: cancel.signal },
  );
  expect(reading).toBeNull();
  expect(pieces).toBe(3);
});
