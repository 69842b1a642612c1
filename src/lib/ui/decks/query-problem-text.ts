import { assertNever } from "#lib/core/assert-never.ts";
import { m } from "#lib/paraglide/messages.js";
import type { QueryProblem } from "#lib/sessions/browse/query.ts";

/** What is wrong with a query, where, and what to write instead. */
export function queryProblemText({ kind, text, start }: QueryProblem): string {
  const where = { text, place: start + 1 };
  switch (kind) {
    case "unclosed-quote":
      return m.browse_problem_unclosed_quote(where);
    case "unclosed-bracket":
      return m.browse_problem_unclosed_bracket(where);
    case "stray-bracket":
      return m.browse_problem_stray_bracket(where);
    case "nothing-to-negate":
      return m.browse_problem_nothing_to_negate(where);
    case "nothing-beside-or":
      return m.browse_problem_nothing_beside_or(where);
    case "unknown-field":
      return m.browse_problem_unknown_field(where);
    case "unknown-state":
      return m.browse_problem_unknown_state(where);
    case "unknown-kind":
      return m.browse_problem_unknown_kind(where);
    case "unknown-flag":
      return m.browse_problem_unknown_flag(where);
    case "no-value":
      return m.browse_problem_no_value(where);
    case "no-number":
      return m.browse_problem_no_number(where);
    case "too-deep":
      return m.browse_problem_too_deep(where);
    default:
      return assertNever(kind);
  }
}
