import type { Language } from "#lib/core/language.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { CardEdit } from "#lib/store/card-edit.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import type { Work } from "#lib/store/work.ts";
import { now } from "../clock.ts";
import { studyMoment } from "../study-day.ts";

/** What was just done; it can be taken back as long as nothing else was done since. */
export interface EditNotice {
  readonly edit: CardEdit["kind"] | "wording" | "add";
  readonly count: number;
  readonly state: "done" | "undone";
  readonly step: number;
}

/** Takes back what a notice tells of, or does it again; fails with what to tell the learner. */
export async function toggleNotice(
  store: Store,
  notice: EditNotice,
  language: Language,
  onProgress?: Work["onProgress"],
): Promise<Result<{ readonly notice: EditNotice; readonly cards: readonly CardRow[] }, string>> {
  const isDone = notice.state === "done";
  const moment = await studyMoment(store, now());
  const toggled = await (isDone
    ? undoLast(store, moment, notice.step, onProgress)
    : redo(store, moment, onProgress));
  if (!toggled.ok) return err(problemText(toggled.error, language));
  return ok({ notice: { ...notice, state: isDone ? "undone" : "done" }, cards: toggled.value.cards });
}
