import type { Workload, WorkloadQuestion } from "#lib/scheduling/optimiser/workload.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { PackedLog } from "#lib/store/packed-log.ts";
import type { FitOutcome, FitQuestion, LogSurvey } from "./fit-log.ts";
import type { ReplannedCards, RescheduleQuestion } from "./reschedule-log.ts";

/** What the optimiser's worker can be asked; it takes one question and is ended after the answer. */
export type OptimiserRequest =
  | { readonly kind: "survey"; readonly log: PackedLog; readonly question: FitQuestion }
  | { readonly kind: "fit"; readonly log: PackedLog; readonly question: FitQuestion }
  | {
      readonly kind: "workload";
      readonly question: WorkloadQuestion;
      readonly retentions: readonly number[];
    }
  | { readonly kind: "reschedule"; readonly log: PackedLog; readonly question: RescheduleQuestion };

/** The answer to each kind of question. */
export interface OptimiserAnswers {
  readonly survey: LogSurvey;
  readonly fit: FitOutcome;
  readonly workload: readonly Workload[];
  readonly reschedule: ReplannedCards;
}

export type OptimiserReply =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "answer"; readonly answer: OptimiserAnswers[keyof OptimiserAnswers] }
  | ChunkProblem
  | { readonly kind: "broken"; readonly detail: string };
