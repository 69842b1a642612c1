import type { CardId } from "#lib/core/ids.ts";

/** The card under which an exercise is scheduled. */
export function exerciseCardId(exerciseId: string): CardId {
  return `exercise:${exerciseId}` as CardId;
}
