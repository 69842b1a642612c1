import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Activity } from "#lib/sessions/exercise.svelte.ts";

/** Where a grading stands, in words and, where it is known, as a share of 1. */
export interface Progress {
  readonly text: string;
  readonly share: number | null;
}

/** What is happening right now. */
export function progressOf(
  { scope, stage }: Extract<Activity, { kind: "grading" }>,
  cases: readonly ExerciseCase[],
): Progress {
  switch (stage.kind) {
    case "preparing":
      return { text: m.exercise_progress_sandbox(), share: null };
    case "running": {
      const asked = cases.filter(({ visible }) => visible || scope === "all");
      const index = asked.findIndex(({ id }) => id === stage.caseId);
      if (index === -1) return { text: m.exercise_progress_code(), share: 0 };
      const total = asked.length;
      return { text: m.exercise_progress_case({ number: index + 1, total }), share: index / total };
    }
    case "diagnosing":
      return { text: m.exercise_progress_mistake(), share: stage.done / Math.max(1, stage.of) };
  }
}
