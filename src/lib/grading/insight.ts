import type { Localized } from "#lib/core/language.ts";
import type { GradientMeasure } from "./gradient.ts";

/** Forward and backward over all judged cases. */
export interface Halves {
  readonly forward: HalfState;
  /** "true-to-forward": the gradient of the submission's own forward, which is wrong. */
  readonly backward: HalfState | "true-to-forward";
  /** Of the gradients that are wrong, the one furthest from what the submission's own forward does. */
  readonly gradient: GradientAgainstForward | null;
}

/** Right where every output that came is right; unknown where none came. */
export type HalfState = "right" | "wrong" | "unknown";

export interface GradientAgainstForward extends GradientMeasure {
  /** The input that it is the gradient with respect to. */
  readonly input: string;
}

/** How one stage of the computation fared, seen by itself. */
export interface StageReport {
  readonly title: Localized;
  /** Right where one output that shows it is right: others may go a way that is wrong elsewhere. */
  readonly state: HalfState;
}
