/** A piece of work shorter than a frame: the page answers a tap in between. */
const PIECE_MS = 12;

/** Not in TypeScript's DOM library yet, and not in every engine. */
interface YieldingScheduler {
  readonly yield?: () => Promise<void>;
}

/** A task of its own, at once: timers wait longer, promises never leave the task. */
function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: YieldingScheduler };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What long work awaits between its pieces: at once while the task is short, else in a task of its own. */
export function pageBreaks(): () => Promise<void> {
  let beganAt = performance.now();
  return async () => {
    if (performance.now() - beganAt < PIECE_MS) return;
    await nextTask();
    beganAt = performance.now();
  };
}
