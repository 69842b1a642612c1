import type { LineRange } from "./outline/block.ts";

/** Index of the block that a line is in, by halving. The blocks have all lines between them, in order. */
export function blockAt(blocks: readonly LineRange[], line: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.startLine ?? 1) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
