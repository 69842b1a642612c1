import type { CardId } from "#lib/core/ids.ts";

/**
 * Two cards with one subject and attribute whose answers differ. `firstId` < `secondId`; the learner decides, and until
 * then it is "open".
 */
export interface LinkRow {
  readonly firstId: CardId;
  readonly secondId: CardId;
  readonly verdict: "open" | "same" | "two" | "contradiction";
}
