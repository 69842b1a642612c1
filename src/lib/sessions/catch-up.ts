import type { CardId } from "#lib/core/ids.ts";
import type { Result } from "#lib/core/result.ts";
import type { Moment, StudyDay } from "#lib/core/time.ts";
import { spreadBacklog } from "#lib/scheduling/backlog.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import { dueBetween } from "#lib/store/counts.ts";
import { dueCandidates } from "#lib/store/due-candidates.ts";
import { MOST_EDITED, type Edited } from "#lib/store/edit-cards.ts";
import type { Store } from "#lib/store/open.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { rescheduleCards } from "#lib/store/reschedule-cards.ts";
import { planOf, readStudyPlans, studyDayEndMs, studyMoment } from "./study-plan.ts";

/** What catching up would do: the due days, and how many cards each day from today on would hold. */
export interface CatchUp {
  readonly dueDays: ReadonlyMap<CardId, StudyDay>;
  readonly perDay: readonly number[];
}

/** Works out, without changing anything, how what is due would be spread over so many days; exercises stay. */
export async function planCatchUp(store: Store, days: number, at: Moment): Promise<CatchUp> {
  const { studyDay } = studyMoment(at);
  const [plans, { reviews }, ahead] = await Promise.all([
    readStudyPlans(store),
    dueCandidates(store, {
      studyDay,
      stepsUntilMs: studyDayEndMs(at),
      limits: { reviews: MOST_EDITED, newCards: 0, newExercises: 0 },
      deckId: null,
    }),
    dueBetween(store, studyDay + 1, studyDay + days - 1),
  ]);
  const overdue = reviews.flatMap((card) => {
    const { id: cardId, kind, memory } = card;
    if (kind === "exercise" || memory.phase !== "review") return [];
    const { weights } = planOf(card, plans).settings;
    return [{ cardId, recall: retrievability(memory.stability, studyDay - memory.lastStudyDay, weights) }];
  });
  const cardsOn = new Map<StudyDay, number>();
  for (const { readyDay, cards } of ahead) cardsOn.set(readyDay, (cardsOn.get(readyDay) ?? 0) + cards);
  const dueDays = spreadBacklog(overdue, studyDay, days, { cardsOn, easyDays: plans.standard.easyDays });
  for (const day of dueDays.values()) cardsOn.set(day, (cardsOn.get(day) ?? 0) + 1);
  return { dueDays, perDay: Array.from({ length: days }, (_, index) => cardsOn.get(studyDay + index) ?? 0) };
}

/** Does what was worked out, in the log and as one step of undo. */
export async function catchUp(
  store: Store,
  { dueDays }: CatchUp,
  at: Moment,
): Promise<Result<Edited, StorageProblem>> {
  return rescheduleCards(store, dueDays, studyMoment(at));
}
