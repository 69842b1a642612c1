import { assertNever } from "#lib/core/assert-never.ts";
import { m } from "#lib/paraglide/messages.js";
import type { CardStateView } from "#lib/sessions/card-state-view.ts";

/** When a card comes, or why it does not. */
export function dueText(card: Pick<CardStateView, "suspended" | "buried" | "phase" | "dueInDays">): string {
  if (card.suspended) return m.browse_state_suspended();
  if (card.buried) return m.browse_state_buried();
  const { dueInDays: days } = card;
  if (days === null) return m.browse_state_new();
  if (card.phase !== "review") return m.browse_state_learning();
  if (days < 0) return m.browse_due_overdue({ days: -days });
  if (days === 0) return m.browse_due_today();
  return days === 1 ? m.browse_due_tomorrow() : m.browse_due_in({ days });
}

/** A share as whole percent. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** What a kind of card is called. */
export function kindText(kind: CardStateView["kind"]): string {
  switch (kind) {
    case "basic":
      return m.browse_kind_basic();
    case "two-way":
      return m.browse_kind_two_way();
    case "cloze":
      return m.browse_kind_cloze();
    case "steps":
      return m.browse_kind_steps();
    case "set":
      return m.browse_kind_set();
    case "formula":
      return m.browse_kind_formula();
    case "code":
      return m.browse_kind_code();
    case "exercise":
      return m.browse_kind_exercise();
    default:
      return assertNever(kind);
  }
}
