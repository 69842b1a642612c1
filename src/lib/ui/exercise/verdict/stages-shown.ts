import type { StageReport } from "#lib/grading/insight.ts";

/** Whether a list of all stages says more than a sentence on the first that is wrong: where at least one is right. */
export function areStagesShown(stages: readonly StageReport[]): boolean {
  return stages.some(({ state }) => state === "right");
}
