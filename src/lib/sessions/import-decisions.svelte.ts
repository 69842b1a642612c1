import { SvelteMap } from "svelte/reactivity";

import type { CardId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { withStoredId } from "#lib/notes/diff/kept-ids.ts";
import { withDueDay } from "#lib/scheduling/due-day.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import type { Treatment } from "#lib/store/imports.ts";
import type { NotePreview } from "./note-preview.ts";
import { asStored, type PreviewCard } from "./preview-matches.ts";

/** What becomes of the history of a card whose answer changed. */
export type HistoryChoice = "keep" | "soften" | "reset";

/** What the learner has said of a preview so far. */
export class ImportDecisions {
  /** Cards that are left out. One value, not a watched one for each of very many cards. */
  declined = $state.raw<ReadonlySet<CardId>>(new Set());
  /** Of each card that was asked about: the stored one that it is, or null for another. */
  readonly verdicts = new SvelteMap<NoteCard, CardId | null>();
  /** By stored card; one that keeps its history is not in it. */
  readonly histories = new SvelteMap<CardId, Exclude<HistoryChoice, "keep">>();

  readonly #notes: () => readonly NotePreview[];

  constructor(notes: () => readonly NotePreview[]) {
    this.#notes = notes;
  }

  readonly total = $derived.by(() => this.#cards().length);
  readonly chosen = $derived.by(() => this.#cards().filter(({ card }) => !this.declined.has(card.id)).length);

  /** How many cards the learner has still to decide about. */
  readonly open = $derived.by(
    () =>
      this.#notes()
        .flatMap(({ diff }) => diff.conflicting)
        .filter(({ incoming }) => !this.verdicts.has(incoming)).length,
  );

  /** Takes a card or leaves it out. */
  choose(id: CardId, wanted: boolean): void {
    this.#choose([id], wanted);
  }

  /** Takes all cards or none. */
  chooseAll(wanted: boolean): void {
    this.#choose(
      this.#cards().map(({ card }) => card.id),
      wanted,
    );
  }

  /** Leaves out what was left out when these notes were imported before. */
  declineAgain(): void {
    this.#choose(
      this.#notes().flatMap(({ declined }) => [...declined]),
      false,
    );
  }

  /** Says which stored card a new one is; null: none of them. */
  decide(incoming: NoteCard, id: CardId | null): void {
    this.verdicts.set(incoming, id);
  }

  /** Says the same of all that are still open: each is the card it is likest to, or none is. */
  decideAll(note: NotePreview, same: boolean): void {
    for (const { incoming, candidates } of note.diff.conflicting)
      if (!this.verdicts.has(incoming)) this.decide(incoming, same ? candidates[0].stored.id : null);
  }

  /** What becomes of the history of a stored card. */
  keepHistory(id: CardId, choice: HistoryChoice): void {
    if (choice === "keep") this.histories.delete(id);
    else this.histories.set(id, choice);
  }

  forget(): void {
    this.declined = new Set();
    this.verdicts.clear();
    this.histories.clear();
  }

  /** The cards of a note as decided, those left out, and the ids that a decision changed. */
  settled(note: NotePreview): {
    readonly cards: readonly NoteCard[];
    readonly declined: ReadonlySet<CardId>;
    readonly renamed: ReadonlyMap<CardId, CardId>;
  } {
    const declined = new Set(this.declined);
    const renamed = new Map<CardId, CardId>();
    const cards = note.cards.flatMap((entry) => {
      const card = this.#decided(entry, note);
      if (card.id !== entry.card.id) renamed.set(entry.card.id, card.id);
      if (card.id !== entry.card.id && declined.has(entry.card.id)) declined.add(card.id);
      return [card, ...(entry.alsoHere ?? []).map((also) => withStoredId(also, card.id))];
    });
    return { cards, declined, renamed };
  }

  /** What is to be done to the histories of cards, as of now. */
  treatments(moment: StudyMoment): readonly Treatment[] {
    const stored = new Map(this.#notes().flatMap(({ histories }) => [...histories]));
    return [...this.histories].flatMap(([cardId, choice]): Treatment[] => {
      if (choice === "reset") return [{ kind: "reset", cardId }];
      const memory = stored.get(cardId)?.card.memory;
      if (memory === undefined || memory.phase === "new") return [];
      const dueDay = moment.studyDay;
      return [{ kind: "reschedule", cardId, dueDay, memory: withDueDay(memory, dueDay) }];
    });
  }

  #choose(ids: readonly CardId[], wanted: boolean): void {
    const declined = new Set(this.declined);
    for (const id of ids) {
      if (wanted) declined.delete(id);
      else declined.add(id);
    }
    this.declined = declined;
  }

  #decided(entry: PreviewCard, note: NotePreview): NoteCard {
    const id = entry.state === "asked" ? this.verdicts.get(entry.incoming) : null;
    return id === undefined || id === null ? entry.card : asStored(entry, id, note.noteId, note.elsewhere);
  }

  #cards(): readonly PreviewCard[] {
    return this.#notes().flatMap((note) => note.cards);
  }
}
