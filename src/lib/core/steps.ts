/** Long work in pieces: yields the share that is done so far, from 0 to 1, and returns what comes of it. */
export type Steps<Outcome> = Generator<number, Outcome, void>;

/** Does all of it at once. */
export function finish<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How long work is done beside other work. */
export interface Pace {
  /** Awaited between pieces: the screen is drawn and taps are answered meanwhile. */
  readonly pause: () => Promise<void>;
  /** @param share done so far, from 0 to 1; never goes back */
  readonly onProgress?: (share: number) => void;
  /** Cancels it. */
  readonly signal?: AbortSignal;
}

/** No pause, and nobody watches. */
export const AT_ONCE: Pace = { pause: () => Promise.resolve() };

/** Does it piece by piece; null if it was cancelled. */
export async function finishInPieces<Outcome>(steps: Steps<Outcome>, pace: Pace): Promise<Outcome | null> {
  for (;;) {
    if (pace.signal?.aborted === true) return null;
    const step = steps.next();
    if (step.done === true) return step.value;
    pace.onProgress?.(step.value);
    await pace.pause();
  }
}

/** Steps of a part of the work, which reaches from one share of the whole to another. */
export function* part<Outcome>(steps: Steps<Outcome>, from: number, to: number): Steps<Outcome> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** How many quick things are done in one piece. */
const A_STEP = 200;

/** `map` in pieces. */
export function* mapSteps<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
  aStep = A_STEP,
): Steps<Made[]> {
  const made: Made[] = [];
  let index = 0;
  for (const item of items) {
    if (index % aStep === aStep - 1) yield index / items.length;
    made.push(make(item, index++));
  }
  return made;
}
