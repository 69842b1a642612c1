import { assertNever } from "#lib/core/assert-never.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { problemText } from "#lib/store/problem-text.ts";
import type { NoAnswer } from "./ask-optimiser.ts";

/** Why the worker gave no answer, in words. */
export function noAnswerText(problem: NoAnswer): string {
  switch (problem.kind) {
    case "cancelled":
      return m.optimise_cancelled();
    case "broken":
      return m.optimise_broken({ detail: problem.detail });
    case "unknown-chunk":
    case "damaged-chunk":
      return problemText(problem, getLocale());
    default:
      return assertNever(problem);
  }
}
