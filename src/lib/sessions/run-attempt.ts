import type { Backend } from "#lib/exercises/backend.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import { failsByChanceAlone } from "#lib/grading/by-chance.ts";
import type { Attempt, AttemptOptions, Sandbox } from "#lib/sandbox/host.ts";
import { REJECTION_FOR, type Rejected } from "#lib/sandbox/rejected.ts";
import { isBackendLimit, type Submission } from "#lib/sandbox/submission.ts";

/** A learner's program, and what it is to be run beside. */
interface AttemptToRun {
  readonly exercise: Pick<Exercise, "cases" | "tolerance">;
  readonly reference: Submission;
  readonly learner: Submission;
  /** The sandbox's backends, best first. */
  readonly backends: readonly Backend[];
  readonly options: Pick<AttemptOptions, "signal" | "entered" | "reached">;
}

/** Another beginning of chance than the sandbox's own. */
const OTHER_SEED = 1_618_033_988;

/** Runs a program until what it gives is its own doing: neither the backend's nor, but for 10⁻¹⁸, that of chance. */
export async function runAttempt(sandbox: Pick<Sandbox, "attempt">, toRun: AttemptToRun): Promise<Attempt> {
  const attempt = await onBackendThatCan(sandbox, toRun);
  const { reference, outcome, passedOver } = attempt;
  if (reference.kind !== "ran" || isBackendLimit(outcome)) return attempt;
  const expected = casesAskedFor(toRun.learner, reference.cases);
  if (!failsByChanceAlone(toRun.exercise, expected, outcome)) return attempt;
  const { reference: own, learner, options } = toRun;
  const again = await sandbox.attempt(own, learner, { ...options, without: passedOver, seed: OTHER_SEED });
  return again.outcome.kind === "ran" ? again : attempt;
}

/** Of the reference's outcomes, which are all cases, those that the learner's program was asked for. */
function casesAskedFor({ cases }: Submission, outcomes: readonly CaseOutcome[]): readonly CaseOutcome[] {
  return outcomes.filter(({ caseId }) => cases.some(({ id }) => id === caseId));
}

/**
 * A program that needs what a backend cannot do goes on where that is possible, and one whose device was lost has a second
 * try on the next backend, but no third. What was passed over is told.
 */
async function onBackendThatCan(
  sandbox: Pick<Sandbox, "attempt">,
  { reference, learner, backends, options }: AttemptToRun,
): Promise<Attempt> {
  let hasLost = false;
  const goOn = async (last: Attempt): Promise<Attempt> => {
    const { outcome, backend, passedOver } = last;
    const isLost = outcome.kind === "device-lost" && !hasLost;
    if (!isLost && !isBackendLimit(outcome)) return last;
    if (backend === null || backend === backends.at(-1)) return last;
    hasLost ||= isLost;
    const reason = isBackendLimit(outcome) ? REJECTION_FOR[outcome.kind] : "device-lost";
    const without: readonly Rejected[] = [...passedOver, { backend, reason }];
    const next = await sandbox.attempt(reference, learner, { ...options, without });
    // Where no other backend is to be had, what the last one said stands.
    return next.backend === null ? last : goOn(next);
  };
  return goOn(await sandbox.attempt(reference, learner, options));
}
