import { pageBreaks } from "#lib/sessions/page-breaks.ts";

const pause = pageBreaks();
let last: Promise<void> = Promise.resolve();

/** Draws when it is its turn: of many lists that appear at once none holds the page up, not even all of them together. */
export function inTurn(draw: () => Promise<void>): Promise<void> {
  // One that fails keeps none of the others from their turn.
  last = last.then(pause, pause).then(draw);
  return last;
}

/** Lists that appear at once are asked for within so many milliseconds of each other. */
const BURST_GAP_MS = 50;
/** So long the first of them may draw before the screen is shown. */
const AT_ONCE_MS = 20;

let burstBeganAt = -Infinity;
let askedAt = -Infinity;

/** Whether a list that appears now still has time for its first rows at once: the first ones have. */
export function hasTimeNow(): boolean {
  const now = performance.now();
  if (now - askedAt > BURST_GAP_MS) burstBeganAt = now;
  askedAt = now;
  return now - burstBeganAt < AT_ONCE_MS;
}
