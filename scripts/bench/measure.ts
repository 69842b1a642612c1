import type { ComparedFigure, Figure, Measured, TimedFigure } from "./figure.ts";
import { summarise } from "./statistics.ts";

/**
 * Measures a figure and its limit in turn: figure, limit, limit, figure, …, so that neither a machine that slows down nor
 * the order in which they come favours one of them.
 */
async function compare(of: ComparedFigure): Promise<Measured> {
  const pair = await of.open();
  try {
    const own: number[] = [];
    const limit: number[] = [];
    for (let at = -of.warmUp; at < of.repetitions; at++) {
      let [first, second] = [0, 0];
      if (at % 2 === 0) {
        first = await pair.figure();
        second = await pair.limit();
      } else {
        second = await pair.limit();
        first = await pair.figure();
      }
      if (at < 0) continue;
      own.push(first);
      limit.push(second);
    }
    return { kind: "compared", of, own: summarise(own), limit: summarise(limit) };
  } finally {
    await pair.close();
  }
}

async function time(of: TimedFigure): Promise<Measured> {
  const opened = await of.open();
  try {
    const own: number[] = [];
    for (let at = -of.warmUp; at < of.repetitions; at++) {
      const sample = await opened.sample();
      if (at >= 0) own.push(sample);
    }
    return { kind: "timed", of, own: summarise(own) };
  } finally {
    await opened.close();
  }
}

/** Measures a figure; one that cannot be measured says why, and the others go on. */
export async function measure(of: Figure): Promise<Measured> {
  try {
    return of.kind === "compared" ? await compare(of) : await time(of);
  } catch (error) {
    return { kind: "failed", of, reason: error instanceof Error ? error.message : String(error) };
  }
}
