import { assertNever } from "#lib/core/assert-never.ts";
import { m } from "#lib/paraglide/messages.js";
import { LARGEST_NOTE_BYTES, type NoteFileProblem } from "#lib/sessions/note-files.ts";
import { bytesText } from "../bytes-text.ts";

/** What is wrong with a file, and what to do about it. */
export function fileProblemText(problem: NoteFileProblem): string {
  const { file } = problem;
  switch (problem.kind) {
    case "too-large":
      return m.import_problem_too_large({
        file,
        size: bytesText(problem.bytes),
        limit: bytesText(LARGEST_NOTE_BYTES),
      });
    case "not-text":
      return m.import_problem_not_text({ file });
    case "empty":
      return m.import_problem_empty({ file });
    case "same-name":
      return m.import_problem_same_name({ file });
    case "unreadable":
      return m.import_problem_unreadable({ file, detail: problem.detail });
    default:
      return assertNever(problem);
  }
}
