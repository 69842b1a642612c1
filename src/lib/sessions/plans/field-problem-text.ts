import { assertNever } from "#lib/core/assert-never.ts";
import { m } from "#lib/paraglide/messages.js";
import type { FieldProblem } from "./plan-fields.ts";

/**
 * What is wrong, what may stand there, and what holds meanwhile.
 * @param kept what is stored, as a text; empty for no limit or no steps
 */
export function fieldProblemText(problem: FieldProblem, kept: string): string {
  switch (problem.kind) {
    case "not-in-range": {
      const { min, max, whole, optional } = problem;
      const got = problem.got === "" ? m.plan_error_nothing() : problem.got;
      const given = { min, max, got, kept: kept === "" ? m.plan_no_limit() : kept };
      if (optional) return m.plan_error_optional(given);
      return whole ? m.plan_error_whole(given) : m.plan_error_number(given);
    }
    case "not-a-step":
      return m.plan_error_step({ got: problem.got, kept: kept === "" ? m.plan_no_steps() : kept });
    case "too-many":
      return m.plan_error_steps({ most: problem.most, kept: kept === "" ? m.plan_no_steps() : kept });
    default:
      return assertNever(problem);
  }
}
