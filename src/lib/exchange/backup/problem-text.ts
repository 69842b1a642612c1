import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { BackupProblem } from "./format.ts";

/** What is wrong with a file, that nothing here was changed, and what to do. */
export function backupProblemText(problem: BackupProblem, language: Language): string {
  const locale = { locale: language };
  switch (problem.kind) {
    case "not-a-backup":
      return m.backup_problem_not_one({}, locale);
    case "cut-off":
      return m.backup_problem_cut_off({}, locale);
    case "damaged":
      return m.backup_problem_damaged({}, locale);
    case "newer":
      return m.backup_problem_newer({ app: problem.app }, locale);
    case "cannot-unpack":
      return m.backup_problem_cannot_unpack({}, locale);
    default:
      return assertNever(problem);
  }
}
