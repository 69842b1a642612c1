import type { CardId } from "#lib/core/ids.ts";
import type { BrowseRow } from "#lib/store/browse-cards.ts";
import type { CardFlag } from "#lib/store/card-row.ts";
import { figureOf, type MatchContext } from "./browse/match.ts";

/** What is known of a card, ready to be said. */
export interface CardStateView {
  readonly id: CardId;
  readonly kind: BrowseRow["kind"];
  readonly phase: BrowseRow["memory"]["phase"];
  readonly suspended: boolean;
  readonly buried: boolean;
  readonly flag: CardFlag;
  readonly tags: readonly string[];
  /** Days from today, negative if overdue; null for a new card. */
  readonly dueInDays: number | null;
  /** 0 to 1; null for a new card. */
  readonly recall: number | null;
  /** Days; null for a new card. */
  readonly stability: number | null;
  /** 1 to 10; null for a new card. */
  readonly difficulty: number | null;
}

export function cardStateView(row: BrowseRow, context: MatchContext): CardStateView {
  return {
    id: row.id,
    kind: row.kind,
    phase: row.memory.phase,
    suspended: row.suspended,
    buried: row.buriedUntilDay !== null && row.buriedUntilDay > context.studyDay,
    flag: row.flag,
    tags: row.tags ?? [],
    dueInDays: figureOf(row, "due", context),
    recall: figureOf(row, "r", context),
    stability: figureOf(row, "s", context),
    difficulty: figureOf(row, "d", context),
  };
}
