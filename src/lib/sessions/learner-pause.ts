/** What shows that somebody is at it. */
const AT_IT = ["pointerdown", "keydown"] as const;

/** So long untouched, a page has nobody waiting for it. */
const UNTOUCHED_MS = 2_000;

/** Whoever goes on without a pause waits no longer than this. */
const LONGEST_MS = 20_000;

/**
 * A pause of the learner's, for work that nobody waits for and that would make the page slower: fulfilled once nothing
 * has been touched for two seconds, after twenty at the latest.
 * @param page where touches and keys are seen
 */
export function learnerPause(page: EventTarget = globalThis): Promise<void> {
  return new Promise((resolve) => {
    let untouched = setTimeout(end, UNTOUCHED_MS);
    const longest = setTimeout(end, LONGEST_MS);
    function again(): void {
      clearTimeout(untouched);
      untouched = setTimeout(end, UNTOUCHED_MS);
    }
    function end(): void {
      clearTimeout(untouched);
      clearTimeout(longest);
      for (const event of AT_IT) page.removeEventListener(event, again, true);
      resolve();
    }
    for (const event of AT_IT) page.addEventListener(event, again, { capture: true, passive: true });
  });
}
