import type { CardId } from "#lib/core/ids.ts";
import type { Result } from "#lib/core/result.ts";
import type { Moment, StudyDay } from "#lib/core/time.ts";
import {
  daysToCatchUp,
  isBacklog,
  MOST_CATCH_UP_DAYS,
  spreadBacklog,
  type OverdueCard,
} from "#lib/scheduling/backlog.ts";
import type { EasyDays } from "#lib/scheduling/easy-days.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import { EXERCISE_DECK } from "#lib/store/card-row.ts";
import { dueSums } from "#lib/store/sums.ts";
import type { Store } from "#lib/store/open.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { rescheduleCards, type NewPlace, type Rescheduled } from "#lib/store/reschedule-cards.ts";
import { eachReviewCard } from "#lib/store/review-cards.ts";
import type { Cancelled, Work } from "#lib/store/work.ts";
import { studyMoment, studyMomentBy } from "./study-day.ts";
import { planOf, readStudyPlans } from "./study-plan.ts";

/** What is due, and what the days to come hold already. */
export interface Backlog {
  readonly studyDay: StudyDay;
  readonly due: readonly OverdueCard[];
  /** By day, today left out. */
  readonly ahead: ReadonlyMap<StudyDay, number>;
  readonly easyDays: EasyDays;
}

/** What catching up would do. */
export interface CatchUp {
  /** The cards that would come later than today. */
  readonly places: ReadonlyMap<CardId, NewPlace>;
  readonly today: StudyDay;
  /** How many cards each day from today on holds now, */
  readonly before: readonly number[];
  /** and would hold. */
  readonly after: readonly number[];
}

/** How much there is to catch up with, from sums alone. */
export interface BacklogSize {
  /** Cards that are due today or before. */
  readonly due: number;
  /** Whether spreading them is worth offering. */
  readonly isBacklog: boolean;
  /** Over how many days, if they are spread. */
  readonly days: number;
}

/** The days after today that tell what a day usually brings. */
const USUAL_DAYS = 7;

/** Looks at the sums of due cards; exercises are no part of it. */
export async function backlogSize(store: Store, at: Moment): Promise<BacklogSize> {
  const { studyDay } = await studyMoment(store, at);
  let [due, overdue, coming] = [0, 0, 0];
  for (const { readyDay, deckId, cards } of await dueSums(store, -Infinity, studyDay + USUAL_DAYS)) {
    if (deckId === EXERCISE_DECK) continue;
    if (readyDay <= studyDay) due += cards;
    if (readyDay < studyDay) overdue += cards;
    if (readyDay > studyDay) coming += cards;
  }
  const perDay = coming / USUAL_DAYS;
  return { due, isBacklog: isBacklog(overdue, perDay), days: daysToCatchUp(due, perDay) };
}

/** Reads every card that is due, part by part; exercises stay. Null if it was ended before. */
export async function readBacklog(store: Store, at: Moment, work: Work = {}): Promise<Backlog | null> {
  const plans = await readStudyPlans(store);
  const { studyDay } = studyMomentBy(plans.standard.settings, at);
  const ahead = new Map<StudyDay, number>();
  const counts = await dueSums(store, studyDay + 1, studyDay + MOST_CATCH_UP_DAYS - 1);
  for (const { readyDay, deckId, cards } of counts)
    if (deckId !== EXERCISE_DECK) ahead.set(readyDay, (ahead.get(readyDay) ?? 0) + cards);
  const due: OverdueCard[] = [];
  const isWhole = await eachReviewCard(
    store,
    studyDay,
    (card) => {
      const { id: cardId, kind, memory } = card;
      if (kind === "exercise" || memory.phase !== "review") return;
      const { weights } = planOf(card, plans).settings;
      due.push({ cardId, recall: retrievability(memory.stability, studyDay - memory.lastStudyDay, weights) });
    },
    work,
  );
  return isWhole ? { studyDay, due, ahead, easyDays: plans.standard.easyDays } : null;
}

/** Works out, without changing anything, how what is due would be spread over so many days, today among them. */
export function planCatchUp({ studyDay, due, ahead, easyDays }: Backlog, days: number): CatchUp {
  const dueDays = spreadBacklog(due, studyDay, days, { cardsOn: ahead, easyDays });
  const later = [...dueDays].filter(([, dueDay]) => dueDay > studyDay);
  const perDay = Array.from({ length: days }, (_, index) => ahead.get(studyDay + index) ?? 0);
  const after = [...perDay];
  for (const dueDay of dueDays.values()) after[dueDay - studyDay] = (after[dueDay - studyDay] ?? 0) + 1;
  return {
    places: new Map(later.map(([cardId, dueDay]) => [cardId, { dueDay }])),
    today: studyDay,
    before: perDay.with(0, due.length),
    after,
  };
}

/** Does what was worked out, in the log and as one step of undo. */
export async function catchUp(
  store: Store,
  { places }: CatchUp,
  at: Moment,
  work: Work = {},
): Promise<Result<Rescheduled, StorageProblem | Cancelled>> {
  return rescheduleCards(store, places, await studyMoment(store, at), work);
}
