import { stableHash } from "#lib/core/hash.ts";
import type { CardId, DeckId, ExerciseId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { Result } from "#lib/core/result.ts";
import type { NoteRow } from "#lib/store/note-rows.ts";
import type { CardToSave } from "#lib/store/save-note.ts";
import type { ExerciseCardToSave } from "#lib/store/exercise-cards.ts";

export const DECK = "normalisation" as DeckId;
export const TOPIC = "regularisation" as TopicId;

export const cardIdOf = (name: string): CardId => name as CardId;
export const noteIdOf = (name: string): NoteId => name as NoteId;

/** The value of a result that the test expects to be good. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`Expected a value, but got ${JSON.stringify(result.error)}.`);
  return result.value;
}

export function note(name: string, changes: Partial<NoteRow> = {}): NoteRow {
  const source = `# ${name}\n`;
  return {
    id: noteIdOf(name),
    deckId: DECK,
    title: name,
    language: "en",
    file: `${name}.md`,
    source,
    contentHash: stableHash([source]),
    importedAtMs: 1_000,
    declined: [],
    ...changes,
  };
}

/** An accepted card; line and wording follow from its name. */
export function card(
  name: string,
  changes: { readonly topic?: TopicId; readonly card?: Partial<CardToSave["card"]> } = {},
): CardToSave {
  const front = `${name}: what is it?`;
  const back = `The meaning of ${name}.`;
  return {
    topic: changes.topic ?? TOPIC,
    frontHtml: `<p>${front}</p>`,
    backHtml: `<p>${back}</p>`,
    card: {
      id: cardIdOf(name),
      kind: "basic",
      key: { context: ["Normalisation"], subject: name, attribute: "definition", discriminator: "" },
      language: "en",
      front,
      back,
      rule: "term",
      source: { file: "notes.md", startLine: 1, endLine: 1, headingPath: ["Normalisation"] },
      ...changes.card,
    },
  };
}

/** A card that asks for one fact in its own way: its siblings have the same subject. */
export function way(name: string, subject: string): CardToSave {
  const key = { context: ["Normalisation"], subject, attribute: "definition", discriminator: name };
  return card(name, { card: { key } });
}

export function exercise(name: string, topic: TopicId = TOPIC): ExerciseCardToSave {
  return { cardId: cardIdOf(`exercise:${name}`), exerciseId: name as ExerciseId, topic };
}
