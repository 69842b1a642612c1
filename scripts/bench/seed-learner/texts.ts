import { stableHash } from "#lib/core/hash.ts";
import type { NoteId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { NoteRow, SourceRow } from "#lib/store/note-rows.ts";
import { Wordings, type Wording } from "./wording.ts";

/** Cards that stand in one note. */
const CARDS_IN_NOTE = 250;

/** The note that a run of the learner's cards stands in, and where each of them stands there. */
export interface SeededNote {
  readonly note: NoteRow;
  readonly sources: readonly SourceRow[];
}

/** The learner's notes one by one, in the order of their cards. */
export function* notesOf(
  cards: readonly CardRow[],
  wordings: readonly Wording[],
  importedAtMs: Milliseconds,
): Generator<SeededNote> {
  const lent = new Wordings(wordings);
  for (let from = 0; from < cards.length; from += CARDS_IN_NOTE) {
    const noteId = `bench:${from}` as NoteId;
    const file = `notes ${from / CARDS_IN_NOTE + 1}.md`;
    const sources = cards
      .slice(from, from + CARDS_IN_NOTE)
      .map((card, line) =>
        sourceOf(card, lent.of(from + line, cards.length), { noteId, file, line: line + 1 }),
      );
    const source = sources.map(({ front, back }) => `- ${front} ${back}`.replaceAll("\n", " ")).join("\n");
    const [{ deckId } = { deckId: null }] = cards.slice(from, from + 1);
    if (deckId === null) return;
    const note: NoteRow = {
      id: noteId,
      deckId,
      title: file,
      language: "en",
      file,
      source,
      contentHash: stableHash([source]),
      importedAtMs,
      declined: [],
    };
    yield { note, sources };
  }
}

interface Place {
  readonly noteId: NoteId;
  readonly file: string;
  readonly line: number;
}

function sourceOf(card: CardRow, wording: Wording, { noteId, file, line }: Place): SourceRow {
  if (card.kind === "exercise") throw new Error("An exercise stands in no note.");
  const { id: cardId, key, kind, topic } = card;
  const { front, back, frontHtml, backHtml, rule } = wording;
  return {
    cardId,
    noteId,
    ordinal: 0,
    kind,
    key,
    language: "en",
    topic,
    front,
    back,
    // Each card's question can be told from all others.
    frontHtml: `${frontHtml}<p>${key.subject}${key.discriminator === "" ? "" : " (reverse)"}</p>`,
    backHtml,
    rule,
    source: { file, startLine: line, endLine: line, headingPath: key.context },
  };
}
