import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { CardRow, NoteCardKind } from "./card-row.ts";
import { byHandNoteId } from "./by-hand-id.ts";
import { changeCards } from "./change-cards.ts";
import { withFields } from "./changed-fields.ts";
import type { Edited } from "./edit-cards.ts";
import { nextPosition } from "./next-position.ts";
import { newCardRow } from "./note-card-rows.ts";
import type { MadeFrom, NoteRow, SourceRow } from "./note-rows.ts";
import type { StorageProblem } from "./problem.ts";
import { pushStep } from "./push-step.ts";
import { randomId } from "./random-id.ts";
import type { Store } from "./schema.ts";
import { changesOf } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** The rule of cards that no rule made. */
const BY_HAND_RULE = "hand";

/** One side asked, rendered and sanitised. */
export interface WordingByHand {
  readonly kind: NoteCardKind;
  /** Markdown. */
  readonly front: string;
  readonly back: string;
  readonly frontHtml: string;
  readonly backHtml: string;
}

/** What the learner wrote: one card, or the two directions or the gaps of one text. */
export interface CardsByHand {
  readonly deckId: DeckId;
  readonly topic: TopicId;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly wordings: readonly [WordingByHand, ...WordingByHand[]];
  /** The passage of a note that they were made from. */
  readonly madeFrom?: MadeFrom;
  readonly atMs: Milliseconds;
}

/** Adds cards that stand in no note of the learner's, as one step of undo; undoing it archives them. */
export async function addByHand(store: Store, written: CardsByHand): Promise<Result<Edited, StorageProblem>> {
  return writeReviews(store, async () => {
    const noteId = byHandNoteId(written.deckId);
    if ((await store.notes.get(noteId)) === undefined) await store.notes.add(emptyNote(noteId, written));
    const position = await nextPosition(store);
    const sources = written.wordings.map((wording) => sourceOf(noteId, wording, written));
    const cards = sources.map((source, index) => {
      const row: CardRow = newCardRow(source, written.deckId, position + index);
      return written.tags.length === 0 ? row : { ...row, tags: [...written.tags].sort() };
    });
    await store.sources.bulkAdd(sources);
    await changeCards(
      store,
      cards.map((after) => ({ before: null, after })),
    );
    const changes = changesOf(
      cards.map((after) => ({ before: withFields(after, { archived: true }), after })),
    );
    const step = changes === null ? null : await pushStep(store, { kind: "add" }, changes);
    return ok({ cards, step });
  }, [store.notes, store.sources]);
}

function emptyNote(id: NoteId, { deckId, language, atMs }: CardsByHand): NoteRow {
  return {
    id,
    deckId,
    title: "",
    language,
    file: "",
    source: "",
    contentHash: "",
    importedAtMs: atMs,
    declined: [],
  };
}

function sourceOf(
  noteId: NoteId,
  wording: WordingByHand,
  { topic, language, madeFrom }: CardsByHand,
): SourceRow {
  const cardId = randomId() as CardId;
  return {
    ...wording,
    cardId,
    noteId,
    ordinal: 0,
    topic,
    language,
    // Its own subject: nothing in a note is to be taken for it.
    key: { context: [], subject: wording.front, attribute: "", discriminator: cardId },
    rule: BY_HAND_RULE,
    source: { file: "", startLine: 1, endLine: 1, headingPath: [] },
    ...(madeFrom === undefined ? {} : { madeFrom }),
  };
}
