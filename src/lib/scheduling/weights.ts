import { CLAMP_PARAMETERS, W17_W18_Ceiling } from "ts-fsrs";

/** The 21 parameters w₀ … w₂₀ of FSRS-6. */
export type Weights = readonly number[];

/**
 * What FSRS-6 learned from many learners; used until a learner's own history says better. Written out here, so that
 * a newer library cannot change anybody's schedule unnoticed.
 * https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */
export const DEFAULT_WEIGHTS: Weights = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The range in which each weight is valid; the library would clip others without a word. */
export const WEIGHT_RANGES: readonly Range[] = CLAMP_PARAMETERS(W17_W18_Ceiling).map(
  ([min = 0, max = 0]) => ({
    min,
    max,
  }),
);
