import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { StoreProblem } from "./problem.ts";

/** What happened, whether anything is lost, and what to do. */
export function problemText(problem: StoreProblem, language: Language): string {
  const locale = { locale: language };
  switch (problem.kind) {
    case "no-storage":
      return m.store_no_storage({}, locale);
    case "storage-denied":
      return m.store_storage_denied({}, locale);
    case "newer-version":
      return m.store_newer_version({}, locale);
    case "blocked":
      return m.store_blocked({}, locale);
    case "closed":
      return m.store_closed({}, locale);
    case "full":
      return m.store_full({}, locale);
    case "broken":
      return m.store_broken({ detail: problem.detail }, locale);
    case "stale":
      return m.store_stale({}, locale);
    case "missing-card":
      return m.store_missing_card({ cardId: problem.cardId }, locale);
    case "id-taken":
      return m.store_id_taken({ cardId: problem.cardId }, locale);
    case "changed-since":
      return problem.by === "import"
        ? m.import_undo_later({ title: problem.title }, locale)
        : m.import_undo_edited({ title: problem.title }, locale);
    case "unknown-chunk":
      return m.store_unknown_chunk({ version: problem.version }, locale);
    case "damaged-chunk":
      return m.store_damaged_chunk({ detail: problem.detail }, locale);
    case "nothing-to-undo":
      return m.store_nothing_to_undo({}, locale);
    case "nothing-to-redo":
      return m.store_nothing_to_redo({}, locale);
    default:
      return assertNever(problem);
  }
}
