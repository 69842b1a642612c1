import type { CardId, NoteId } from "#lib/core/ids.ts";
import { finishInPieces, type Pace } from "#lib/core/steps.ts";
import type { Moment } from "#lib/core/time.ts";
import { coverParsed, marksOfStored, type CoverageFigure, type CoveredBlock } from "#lib/notes/coverage.ts";
import { readSteps } from "#lib/notes/read-note.ts";
import { renderNodes } from "#lib/notes/render.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { cardsOfNote, readNote } from "#lib/store/cards-of-note.ts";
import { cardsMadeFrom } from "#lib/store/made-from.ts";
import type { Store } from "#lib/store/open.ts";
import { placesOf } from "./note-passage.ts";
import { recallOf, type Recall } from "./recall.ts";
import { sanitizeHtml } from "./sanitize-html.ts";
import { readStudyPlans } from "./study-plan.ts";

/** A block of a note and how well it is known. */
export interface ShownBlock extends CoveredBlock {
  /** Of its cards; unseen where it has none. */
  readonly recall: Recall;
}

/** A note as its screen shows it. */
export interface ShownNote {
  readonly id: NoteId;
  readonly title: string;
  readonly figure: CoverageFigure;
  readonly blocks: readonly ShownBlock[];
  readonly cards: ReadonlyMap<CardId, CardRow>;
  /** HTML that can be shown, rendered when it is first asked for. */
  readonly render: (block: ShownBlock) => string;
}

/**
 * Reads a stored note: its text anew, by the rules of today, and its cards as they are stored.
 * Loaded when a note is opened: it brings the Markdown parser and KaTeX.
 * @returns undefined if there is no such note, null if it was cancelled
 */
export async function readShownNote(
  store: Store,
  noteId: NoteId,
  moment: Moment,
  pace: Pace,
): Promise<ShownNote | null | undefined> {
  const [note, inNote, made, plans] = await Promise.all([
    readNote(store, noteId),
    cardsOfNote(store, noteId),
    cardsMadeFrom(store, noteId),
    readStudyPlans(store),
  ]);
  const { settings } = plans.standard;
  if (note === undefined) return undefined;
  const steps = readSteps(note.source, { file: note.file, language: note.language });
  const read = await finishInPieces(steps, pace);
  if (read === null) return null;
  const { parsed, reading } = read;
  const places = inNote.map(({ card, source }) => ({
    cardId: card.id,
    startLine: source.source.startLine,
    endLine: source.source.endLine,
  }));
  const byHand = placesOf(made, parsed, note.source);
  const marks = marksOfStored(reading, [...places, ...byHand], new Set(note.declined));
  const { blocks, figure } = coverParsed(parsed, note.source, marks);
  const cards = new Map([...inNote, ...made].map(({ card }) => [card.id, card]));
  const definitions = parsed.root.children.filter((node) => node.type === "definition");
  const html = new Map<ShownBlock, string>();
  return {
    id: noteId,
    title: note.title,
    figure,
    blocks: blocks.map((block) => ({
      ...block,
      recall: recallOf(memoriesOf(block, cards), moment, settings),
    })),
    cards,
    render: (block) => {
      const known = html.get(block);
      if (known !== undefined) return known;
      const rendered = sanitizeHtml(renderNodes(block.nodes, definitions));
      html.set(block, rendered);
      return rendered;
    },
  };
}

function memoriesOf({ state }: CoveredBlock, cards: ReadonlyMap<CardId, CardRow>): CardRow["memory"][] {
  if (state.kind !== "carded") return [];
  return state.cardIds.flatMap((id) => cards.get(id)?.memory ?? []);
}
