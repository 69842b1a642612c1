import type { CardId, DeckId } from "#lib/core/ids.ts";
import type { Random } from "#lib/core/random.ts";
import { answer } from "#lib/scheduling/answer.ts";
import { spreadBacklog } from "#lib/scheduling/backlog.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { NO_EASY_DAYS } from "#lib/scheduling/easy-days.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import { retraced } from "#lib/scheduling/retrace.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { allEvents } from "#lib/store/log.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import { addByHand } from "#lib/store/by-hand.ts";
import type { CardRow, NoteCardKind } from "#lib/store/card-row.ts";
import { editCards, type CardEdit } from "#lib/store/edit-cards.ts";
import { editWording } from "#lib/store/edit-wording.ts";
import type { Store } from "#lib/store/open.ts";
import { dueSums } from "#lib/store/sums.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { rescheduleCards, type NewPlace } from "#lib/store/reschedule-cards.ts";
import { bury, setFlag, setSuspended } from "#lib/store/switch-card.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import type { ClockChange, RandomClock } from "./random-clock.ts";
import { pick } from "./pick.ts";
import { RandomNotes } from "./random-notes.ts";
import { RandomPlans } from "./random-plans.ts";
import { valueOf } from "./samples.ts";

/** How a learner spends a thousand moments. */
const HABITS = {
  rate: 520,
  undo: 110,
  redo: 70,
  edit: 90,
  switch: 30,
  word: 15,
  write: 4,
  reschedule: 25,
  spread: 6,
  fit: 8,
  plan: 8,
  import: 16,
  takeBackImport: 16,
  clock: 40,
} as const;
type Habit = keyof typeof HABITS;

const RATINGS: readonly Rating[] = [1, 1, 2, 3, 3, 3, 3, 4];
const KINDS: readonly NoteCardKind[] = ["basic", "two-way", "cloze", "formula", "code"];
const CLOCK: readonly ClockChange[] = ["travel", "daylight-saving", "set-back", "rollover"];

/** Does by chance whatever a learner can do to cards, through the real store; the same for one seed. */
export class RandomLearner {
  readonly clock: RandomClock;
  readonly #store: Store;
  readonly #random: Random;
  readonly #notes: RandomNotes;
  readonly #name: string;
  readonly #plans: RandomPlans;
  #operations = 0;

  /** @param name of the device: what it makes is named after it */
  constructor(store: Store, random: Random, clock: RandomClock, name: string) {
    this.#store = store;
    this.#random = random;
    this.clock = clock;
    this.#name = name;
    this.#notes = new RandomNotes(store, random);
    this.#plans = new RandomPlans(store, random, name);
  }

  /** Adds the notes, exercises and plans that every device begins with. */
  async begin(): Promise<void> {
    await this.#notes.begin(this.clock.now());
    await this.#plans.add(this.clock.now());
    await this.#plans.add(this.clock.now());
  }

  /** How much was done so far; each step that was taken back or done again counts. */
  get operations(): number {
    return this.#operations;
  }

  /** Does one thing, or takes back some. @returns what */
  async act(): Promise<Habit> {
    this.clock.pass();
    const habit = this.#habit();
    await this.#do(habit);
    this.#operations += 1;
    return habit;
  }

  #habit(): Habit {
    let chance = this.#random() * Object.values(HABITS).reduce((sum, weight) => sum + weight, 0);
    for (const [habit, weight] of Object.entries(HABITS)) {
      chance -= weight;
      if (chance < 0) return habit as Habit;
    }
    return "rate";
  }

  async #do(habit: Habit): Promise<void> {
    const now = this.clock.now();
    switch (habit) {
      case "rate":
        return this.#rate();
      case "undo":
      case "redo":
        return this.#toggleSome(habit);
      case "edit":
        valueOf(await editCards(this.#store, await this.#some(), this.#anyEdit(now.studyDay), now));
        return;
      case "switch":
        return this.#switch(now.studyDay);
      case "word":
        return this.#word();
      case "write":
        return this.#write(now.atMs);
      case "reschedule":
        return this.#reschedule();
      case "spread":
        return this.#spread();
      case "fit":
        return this.#plans.fit(now);
      case "plan":
        return this.#plans.add(now);
      case "import":
        return this.#notes.importSome(now);
      case "takeBackImport":
        return this.#notes.takeBack(now);
      case "clock":
        return this.clock.change(pick(this.#random, CLOCK));
    }
  }

  /** Some steps deep, as far as there are any. */
  async #toggleSome(habit: "undo" | "redo"): Promise<void> {
    const toggle = habit === "undo" ? undoLast : redo;
    for (let left = this.#upTo(6); left > 0; left -= 1) {
      const toggled = await toggle(this.#store, this.clock.now());
      if (toggled.ok) this.#operations += 1;
    }
  }

  async #rate(): Promise<void> {
    const card = await this.#card();
    const { presetId, parametersId, settings } = this.#plans.of(card);
    const now = this.clock.now();
    const { rolloverHour } = this.clock;
    const rating = pick(this.#random, RATINGS);
    const dueCounts = settings.fuzz
      ? { cardsOn: await this.#cardsOn(), easyDays: [1, 1, 1, 1, 1, 0, 0.5] as const }
      : null;
    const { memory } = answer(card.memory, rating, now, { ...settings, rolloverHour }, card.id, dueCounts);
    valueOf(
      await recordAnswer(this.#store, {
        readRevision: card.revision,
        memory,
        event: {
          kind: "rate",
          cardId: card.id,
          rating,
          phase: card.memory.phase,
          durationMs: this.#random() * 20_000,
          chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
          presetId,
          parametersId,
          ...now,
        },
        bury: this.#random() < 0.5 ? { untilDay: now.studyDay + 1 } : null,
        suspend: this.#random() < 0.02,
        tag: this.#random() < 0.02 ? "leech" : null,
      }),
    );
  }

  async #cardsOn(): Promise<ReadonlyMap<number, number>> {
    const counts = await dueSums(this.#store, -Infinity, Infinity);
    return new Map(counts.map(({ readyDay, cards }) => [readyDay, cards]));
  }

  #anyEdit(studyDay: number): CardEdit {
    const moved = { deckId: `deck ${this.#upTo(3)}` as DeckId, topic: null };
    return pick<CardEdit>(this.#random, [
      { kind: "suspend" },
      { kind: "unsuspend" },
      { kind: "unsuspend" },
      { kind: "bury", untilDay: studyDay + 1 },
      { kind: "bury", untilDay: null },
      { kind: "flag", flag: 3 },
      { kind: "tag", tag: "hard" },
      { kind: "untag", tag: "hard" },
      { kind: "move", ...moved },
      { kind: "reset" },
      { kind: "reset" },
      { kind: "delete" },
    ]);
  }

  async #switch(studyDay: number): Promise<void> {
    const { id: cardId, revision: readRevision, suspended, archived } = await this.#card();
    if (archived) return;
    const read = { cardId, readRevision };
    const chance = this.#random();
    if (chance < 0.4) valueOf(await setSuspended(this.#store, read, !suspended));
    else if (chance < 0.7) valueOf(await bury(this.#store, read, studyDay + 1));
    else valueOf(await setFlag(this.#store, read, 2));
  }

  async #word(): Promise<void> {
    const { id: cardId, kind, tags = [] } = await this.#card();
    const overlay = (await this.#store.overlays.get([cardId, "en"])) ?? null;
    const text = `${this.#name} ${this.#operations}`;
    const mine = {
      cardId,
      language: "en" as const,
      front: text,
      back: text,
      frontHtml: text,
      backHtml: text,
    };
    const wanted = this.#random() < 0.7 ? mine : null;
    const kindWanted = kind === "exercise" ? null : pick(this.#random, KINDS);
    const edit = {
      cardId,
      language: "en" as const,
      read: { overlay, kind, tags },
      overlay: wanted,
      kind: kindWanted,
      tags: [text],
    };
    valueOf(await editWording(this.#store, edit));
  }

  async #write(atMs: number): Promise<void> {
    const text = `${this.#name} by hand ${this.#operations}`;
    const wording = { kind: "basic" as const, front: text, back: text, frontHtml: text, backHtml: text };
    const place = { deckId: "deck 1" as DeckId, topic: "losses" as CardRow["topic"] };
    valueOf(await addByHand(this.#store, { ...place, language: "en", tags: [], wordings: [wording], atMs }));
  }

  /** To another day, and at times by what other parameters make of the card's past. */
  async #reschedule(): Promise<void> {
    const now = this.clock.now();
    const { parametersId, settings } = this.#plans.any();
    const isRetraced = this.#random() < 0.5;
    const log = isRetraced ? valueOf(await allEvents(this.#store)) : [];
    const places = new Map<CardId, NewPlace>();
    for (const card of await this.#store.cards.bulkGet([...(await this.#some())])) {
      if (card === undefined) continue;
      const { memory, id, revision: readRevision } = card;
      const dueDay = now.studyDay + this.#upTo(40);
      const past = retraced(memory, ratingsOf(id, log), settings);
      if (!isRetraced || past.phase !== "review") places.set(id, { dueDay });
      else {
        const { stability, difficulty } = past;
        places.set(id, { dueDay, retraced: { parametersId, stability, difficulty, readRevision } });
      }
    }
    valueOf(await rescheduleCards(this.#store, places, now));
  }

  async #spread(): Promise<void> {
    const now = this.clock.now();
    const overdue = (await this.#store.cards.where("queue").equals("review").toArray()).flatMap((card) => {
      if (card.memory.phase !== "review" || card.memory.dueDay > now.studyDay) return [];
      const { stability, lastStudyDay } = card.memory;
      const { weights } = this.#plans.of(card).settings;
      const elapsedDays = Math.max(0, now.studyDay - lastStudyDay);
      return [{ cardId: card.id, recall: retrievability(stability, elapsedDays, weights) }];
    });
    const load = { cardsOn: await this.#cardsOn(), easyDays: NO_EASY_DAYS };
    const dueDays = spreadBacklog(overdue, now.studyDay, 1 + this.#upTo(14), load);
    const places = new Map([...dueDays].map(([id, dueDay]): [CardId, NewPlace] => [id, { dueDay }]));
    valueOf(await rescheduleCards(this.#store, places, now));
  }

  async #card(): Promise<CardRow> {
    const cards = (await this.#store.cards.toArray())
      .filter(({ archived }) => !archived)
      .sort((a, b) => a.position - b.position);
    // A few are met again and again.
    return pick(this.#random, this.#random() < 0.6 ? cards.slice(0, 6) : cards);
  }

  async #some(): Promise<readonly CardId[]> {
    const cards = await this.#store.cards.toArray();
    const ids = cards.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
    return Array.from({ length: 1 + this.#upTo(this.#random() < 0.1 ? 20 : 2) }, () =>
      pick(this.#random, ids),
    );
  }

  /** A whole number from 0 to that. */
  #upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1));
  }
}

/** What counts of a card's past since it was new. */
function ratingsOf(cardId: CardId, log: readonly ReviewEvent[]): readonly RateEvent[] {
  const retracted = retractedIds(log);
  const counting = log.filter((event) => event.cardId === cardId && !retracted.has(event.id));
  const since = counting.findLastIndex(({ kind }) => kind === "reset");
  return counting.slice(since + 1).filter((event) => event.kind === "rate");
}
