/** What can be measured, and what a measurement gave. Times in milliseconds throughout. */
import type { Summary } from "./statistics.ts";

export type Unit = "ms" | "µs" | "MB" | "nodes" | "listeners";

interface Described {
  /** Stable, in kebab-case. */
  readonly figure: string;
  /** What is measured, for people. */
  readonly about: string;
  readonly unit: Unit;
  /** How often it is measured, once it is warm. */
  readonly repetitions: number;
  /** Measured first and thrown away. */
  readonly warmUp: number;
}

/** Something that is opened once, measured many times and closed. */
export interface Opened {
  close(): Promise<void>;
}

/** The thing itself, and what it is held against: both give one time in `unit`. */
export interface Pair extends Opened {
  figure(): Promise<number>;
  limit(): Promise<number>;
}

export interface Sampled extends Opened {
  sample(): Promise<number>;
}

/** A figure that is held against another, measured in turn with it. */
export interface ComparedFigure extends Described {
  readonly kind: "compared";
  /** What `limit` is, for people. */
  readonly against: string;
  /** Largest ratio of the medians; null for a figure that is only told. */
  readonly goal: number | null;
  open(): Promise<Pair>;
}

/** A figure that is held against a time. */
export interface TimedFigure extends Described {
  readonly kind: "timed";
  /** What the 95th percentile may be, in `unit`; null for a figure that is only told. */
  readonly limit: number | null;
  open(): Promise<Sampled>;
}

export type Figure = ComparedFigure | TimedFigure;

/** What was measured of a figure. */
export type Measured =
  | { readonly kind: "compared"; readonly of: ComparedFigure; readonly own: Summary; readonly limit: Summary }
  | { readonly kind: "timed"; readonly of: TimedFigure; readonly own: Summary }
  | { readonly kind: "failed"; readonly of: Figure; readonly reason: string };

/** One line of `--json`. What does not apply is null. */
export interface FigureLine {
  readonly figure: string;
  readonly unit: Unit;
  readonly median: number | null;
  readonly p95: number | null;
  /** Median of what it is held against, or the time that it may take. */
  readonly limit: number | null;
  /** Of the medians where two things are compared; of p95 and the limit where a time is held against a limit. */
  readonly ratio: number | null;
  readonly goal: number | null;
  /** Of the 95th percentiles, where two things are compared. */
  readonly ratioOfP95: number | null;
  readonly met: boolean | null;
  /** Half of the distance between the quartiles, as a share of the median. */
  readonly spread: number | null;
  readonly limitSpread: number | null;
  readonly repetitions: number;
  readonly failed: string | null;
}
