const TICKS = 10;
const LONGEST_TICK_MS = 250;
/** More than this between two ticks is sleep: a phone that was locked, a tab that was frozen with its workers. */
const SLEEP_MS = 1_000;

/**
 * Calls `onEnd` after `limitMs` of time in which the page was awake.
 * @returns stops it
 */
export function startAwakeTimer(limitMs: number, onEnd: () => void): () => void {
  const tickMs = Math.min(LONGEST_TICK_MS, limitMs / TICKS);
  let awakeMs = 0;
  let lastAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    awakeMs += Math.min(now - lastAt, SLEEP_MS);
    lastAt = now;
    if (awakeMs < limitMs) return;
    clearInterval(timer);
    onEnd();
  }, tickMs);
  return () => clearInterval(timer);
}
