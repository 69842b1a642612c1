import type { Tolerance } from "#lib/exercises/exercise.ts";
import { compareOutput } from "./compare-output.ts";
import type { StageReport } from "./insight.ts";
import type { JudgedCase } from "./judged-run.ts";
import { closenessOf } from "./judge-case.ts";
import { ownEntry, placeName, valueAt } from "./value-at.ts";

/** The stages that the judged cases show, in the order of computation; none where no case isolates one. */
export function judgeStages(cases: readonly JudgedCase[], tolerance: Tolerance): readonly StageReport[] {
  const reports = new Map<string, StageReport>();
  for (const judged of cases) {
    for (const stage of judged.exerciseCase.stages ?? []) {
      const state = stateOf(judged, stage, tolerance);
      const before = reports.get(stage.title.en)?.state ?? "unknown";
      reports.set(stage.title.en, { title: stage.title, state: better(before, state) });
    }
  }
  return [...reports.values()];
}

function stateOf(
  { exerciseCase, reference, submitted }: JudgedCase,
  { output, at }: NonNullable<JudgedCase["exerciseCase"]["stages"]>[number],
  tolerance: Tolerance,
): StageReport["state"] {
  if (reference.kind === "threw" || submitted.kind === "threw") return "unknown";
  const expected = valueAt(ownEntry(reference.outputs, output), at);
  if (expected === null) return "unknown";
  const got = valueAt(ownEntry(submitted.outputs, output), at) ?? { kind: "none" };
  const closeness = closenessOf(exerciseCase, tolerance);
  const { kind } = compareOutput(placeName(output, at), expected, got, closeness);
  return kind === "close" ? "right" : "wrong";
}

function better(a: StageReport["state"], b: StageReport["state"]): StageReport["state"] {
  if (a === "right" || b === "right") return "right";
  return a === "wrong" || b === "wrong" ? "wrong" : "unknown";
}
