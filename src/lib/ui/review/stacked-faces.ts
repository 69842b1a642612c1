import type { ReadyFace } from "#lib/sessions/review-view.ts";

/** A face with the key of its showing: the same card shown again is another showing. */
export interface StackedFace extends ReadyFace {
  readonly key: string;
  readonly active: boolean;
}

/** The card in view, and out of sight the one that most likely comes next: it then only has to be uncovered. */
export function stackedFaces(
  shown: ReadyFace,
  upcoming: ReadyFace | null,
  shownCount: number,
): StackedFace[] {
  const face = ({ cardId, face }: ReadyFace, count: number): StackedFace => ({
    cardId,
    face,
    key: `${count} ${cardId}`,
    active: count === shownCount,
  });
  return upcoming === null
    ? [face(shown, shownCount)]
    : [face(shown, shownCount), face(upcoming, shownCount + 1)];
}
