import { MS_PER_DAY } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import type { CardHistory } from "#lib/sessions/note-preview.ts";
import { dateLocale } from "../date-locale.ts";

/** What the learner has put into a card so far: "12 reviews, next on 3 December". */
export function historyText(history: CardHistory | undefined): string {
  if (history === undefined || history.card.memory.phase === "new") return m.import_history_new();
  const { card, reviews: count } = history;
  if (card.suspended) return m.import_history_suspended({ count });
  if (card.memory.phase !== "review") return m.import_history_learning({ count });
  return m.import_history_next({ count, date: dateText(card.memory.dueDay * MS_PER_DAY, "UTC") });
}

/** A date in the interface's language, with its year. */
export function dateText(atMs: number, timeZone?: "UTC"): string {
  const style = { dateStyle: "long", ...(timeZone && { timeZone }) } as const;
  return new Intl.DateTimeFormat(dateLocale(), style).format(atMs);
}
