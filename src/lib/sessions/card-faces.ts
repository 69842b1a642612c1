import type { CardId, ExerciseId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { isByHand } from "#lib/store/by-hand-id.ts";
import { cardContent } from "#lib/store/card-content.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import type { Store } from "#lib/store/open.ts";
import type { CodeExercise } from "./code-exercise.ts";
import { answerToType, type AnswerToType } from "./review-answer.ts";

/** What a card shows, ready to draw. */
export interface Face {
  readonly language: Language;
  readonly frontHtml: string;
  readonly backHtml: string;
  /** Heading path, outermost first. */
  readonly context: readonly string[];
  /** Where it stands in a note; null for a card written by hand. */
  readonly source: FaceSource | null;
  /** The exercise that asks for the code on it; null for most cards. */
  readonly exercise: CodeExercise | null;
  /** What can be typed before the answer is shown; null for most cards. */
  readonly toType: AnswerToType | null;
}

/** A place in a note that can be opened. */
export interface FaceSource {
  readonly noteId: NoteId;
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
}

const EMPTY = { frontHtml: "", backHtml: "", context: [], source: null, exercise: null, toType: null };

/** How many faces are kept: the one in view, the next one, and those that undo is likely to reach. */
const KEPT = 16;

/** Reads the faces of cards, each once; the next one is read while the learner thinks. */
export class CardFaces {
  readonly #store: Store;
  readonly #language: Language;
  readonly #faces = new Map<CardId, Promise<Face>>();

  constructor(store: Store, language: Language) {
    this.#store = store;
    this.#language = language;
  }

  /** The wording of a card in the learner's language, or in the one it has. */
  read(cardId: CardId): Promise<Face> {
    const known = this.#faces.get(cardId);
    if (known !== undefined) return known;
    const face = this.#load(cardId);
    this.#faces.set(cardId, face);
    const [oldest] = this.#faces.keys();
    if (this.#faces.size > KEPT && oldest !== undefined) this.#faces.delete(oldest);
    return face;
  }

  /** Reads these anew when they are asked for again: their wording may have changed. */
  forget(cardIds: readonly CardId[]): void {
    for (const cardId of cardIds) this.#faces.delete(cardId);
  }

  /** The name of an exercise; the catalogue is loaded only when one is due. */
  async exerciseTitle(id: ExerciseId): Promise<string> {
    const { findExercise } = await import("#lib/exercises/catalogue.ts");
    const title = findExercise(id)?.title[this.#language];
    return title ?? (await import("./gone-exercise.ts")).goneExerciseTitle(this.#language);
  }

  async #load(cardId: CardId): Promise<Face> {
    const content = await cardContent(this.#store, cardId, this.#language);
    if (content === null) return { ...EMPTY, language: this.#language };
    const { face, sources } = content;
    const card = await readCard(this.#store, cardId);
    const source = sources.find(({ noteId }) => !isByHand(noteId));
    return {
      language: face.language,
      frontHtml: face.frontHtml,
      backHtml: face.backHtml,
      // A heading that the question repeats says nothing more.
      context: (source?.source.headingPath ?? []).filter((heading) => !face.front.includes(heading)),
      source: source === undefined ? null : { ...source.source, noteId: source.noteId },
      exercise: await this.#exerciseOf(card),
      toType: card === undefined ? null : answerToType(card.kind, face.backHtml),
    };
  }

  /** Only cards of code are looked up, and the catalogue is loaded only for them. */
  async #exerciseOf(card: CardRow | undefined): Promise<CodeExercise | null> {
    if (card?.kind !== "code") return null;
    const { codeExercise } = await import("./code-exercise.ts");
    return codeExercise(card.key, this.#language);
  }
}
