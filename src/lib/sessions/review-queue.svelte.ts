import type { CardId } from "#lib/core/ids.ts";
import type { Moment } from "#lib/core/time.ts";
import { nextCard, withCard, withoutCard, type Next, type Queue } from "#lib/scheduling/queue.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import { isBuried, type CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { readDueLoad, termsOf, withChange, type CardsOnDays, type Terms } from "./due-load.ts";
import { KnownCards } from "./known-cards.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import { studyMomentBy } from "./study-day.ts";
import { planOf, type StudyPlans } from "./study-plan.ts";
import { candidateOf, readTodayQueue } from "./today-queue.ts";

/** What is left of today during a session, and the cards as they were last read or written. */
export class ReviewQueue {
  readonly #store: Store;
  readonly #aheadDays: number | null;
  #queue = $state.raw<Queue | null>(null);
  /** Ready, and read once those that are in the queue are done. */
  #unread = $state(0);
  #plans: StudyPlans | null = null;
  #cardsOn: CardsOnDays | null = null;
  /** Put off in this session; they stay due. */
  #skipped: readonly CardId[] = [];
  /** Counts the cards that were taken in: what was read before one of them knows it as it was. */
  #kept = 0;

  /** The cards of today, and those that undo brings back. */
  readonly cards: KnownCards;

  /** Cards still to come today, those in steps included. */
  readonly left = $derived.by(() => {
    const queue = this.#queue;
    if (queue === null) return 0;
    return queue.inSteps.length + queue.reviews.length + queue.newCards.length + this.#unread;
  });

  /** @param aheadDays null for the cards of today, else for those of so many days to come */
  constructor(store: Store, aheadDays: number | null = null) {
    this.#store = store;
    this.#aheadDays = aheadDays;
    this.cards = new KnownCards(store);
  }

  /** Cards in learning steps: they return later today. */
  get inSteps(): number {
    return this.#queue?.inSteps.length ?? 0;
  }

  /** Reads the day again: on opening, and after a while in the background. */
  async read(moment: Moment): Promise<void> {
    const kept = this.#kept;
    const { queue, cards, plans, unread } =
      this.#aheadDays === null
        ? await readTodayQueue(this.#store, moment)
        : await (await import("./ahead-queue.ts")).readAheadQueue(this.#store, moment, this.#aheadDays);
    const cardsOn = await readDueLoad(this.#store, plans, queue.studyDay);
    if (kept !== this.#kept) {
      await this.read(moment);
      return;
    }
    this.#cardsOn = cardsOn;
    this.#plans = plans;
    this.cards.renew(cards.values());
    this.#unread = unread;
    this.#queue = this.#skipped.reduce(withoutCard, queue);
  }

  /** What to show now; once the reviews that were read are done, or the day is, the next are read. */
  async nextOfAll(moment: Moment): Promise<Next> {
    if ((this.#unread > 0 && this.#queue?.reviews.length === 0) || this.#isOver(moment))
      await this.read(moment);
    return this.next(moment);
  }

  /** Whether another day has begun. Cards that are studied ahead stay those of the day on which that was begun. */
  #isOver(moment: Moment): boolean {
    const day = this.#queue?.studyDay;
    return this.#aheadDays === null && day !== undefined && this.studyMoment(moment).studyDay !== day;
  }

  /** What to show now, of what was read. */
  next(moment: Moment): Next {
    return this.#queue === null ? { kind: "done" } : nextCard(this.#queue, moment, this.#settings);
  }

  /** What to show once a card is answered, as far as can be told before. */
  nextAfter(cardId: CardId, moment: Moment): Next {
    return this.#queue === null
      ? { kind: "done" }
      : nextCard(withoutCard(this.#queue, cardId), moment, this.#settings);
  }

  /** By what a card is scheduled, were it shown now. */
  termsOf(card: CardRow): Terms {
    return termsOf(planOf(card, this.#known), this.#cardsOn);
  }

  /** A moment with the study day it falls on in this session. */
  studyMoment(moment: Moment): StudyMoment {
    return studyMomentBy(this.#settings, moment);
  }

  /** Those that hold for all decks. */
  get #settings(): SchedulingSettings {
    return this.#known.standard.settings;
  }

  get #known(): StudyPlans {
    if (this.#plans === null) throw new Error("The day has not been read yet.");
    return this.#plans;
  }

  /** Takes a card as it is now to where its memory belongs. */
  keep(card: CardRow, moment: Moment): void {
    this.#kept += 1;
    if (this.#cardsOn !== null) this.#cardsOn = withChange(this.#cardsOn, this.cards.get(card.id), card);
    this.cards.keep([card]);
    if (this.#queue === null || this.#plans === null) return;
    this.#queue =
      card.suspended || card.archived || isBuried(card, this.#queue.studyDay)
        ? withoutCard(this.#queue, card.id)
        : withCard(this.#queue, candidateOf(card, this.#plans), moment, this.#settings);
  }

  /** Leaves a card out of this session. */
  skip(id: CardId): void {
    this.#skipped = [...this.#skipped, id];
    if (this.#queue !== null) this.#queue = withoutCard(this.#queue, id);
  }
}
