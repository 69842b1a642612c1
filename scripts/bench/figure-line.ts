import type { Figure, FigureLine, Measured } from "./figure.ts";

const PLACES = 4;

function rounded(value: number): number {
  return Number(value.toPrecision(PLACES));
}

function empty({ figure, unit, repetitions }: Figure, goal: number | null): FigureLine {
  return {
    figure,
    unit,
    median: null,
    p95: null,
    limit: null,
    ratio: null,
    goal,
    ratioOfP95: null,
    met: null,
    spread: null,
    limitSpread: null,
    repetitions,
    failed: null,
  };
}

/** A measurement as plain data. A figure that could not be measured has not met its goal. */
export function figureLine(measured: Measured): FigureLine {
  switch (measured.kind) {
    case "failed": {
      const { of, reason } = measured;
      const goal = of.kind === "compared" ? of.goal : of.limit === null ? null : 1;
      return { ...empty(of, goal), met: goal === null ? null : false, failed: reason };
    }
    case "timed": {
      const { of, own } = measured;
      const goal = of.limit === null ? null : 1;
      const ratio = of.limit === null ? null : own.p95 / of.limit;
      return {
        ...empty(of, goal),
        median: rounded(own.median),
        p95: rounded(own.p95),
        limit: of.limit,
        ratio: ratio === null ? null : rounded(ratio),
        met: ratio === null ? null : ratio <= 1,
        spread: rounded(own.spread),
      };
    }
    case "compared": {
      const { of, own, limit } = measured;
      const ratio = own.median / limit.median;
      return {
        ...empty(of, of.goal),
        median: rounded(own.median),
        p95: rounded(own.p95),
        limit: rounded(limit.median),
        ratio: rounded(ratio),
        ratioOfP95: rounded(own.p95 / limit.p95),
        met: of.goal === null ? null : ratio <= of.goal,
        spread: rounded(own.spread),
        limitSpread: rounded(limit.spread),
      };
    }
  }
}
