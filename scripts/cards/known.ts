import { basename } from "node:path";

import type { NoteCard } from "#lib/notes/card.ts";
import type { Match, NoteSides } from "#lib/notes/diff/card-diff.ts";
import { textDiff } from "#lib/notes/diff/text-diff.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import { followCards, type MatchedNote } from "#lib/sessions/preview-matches.ts";
import { fieldsOfCard } from "./output.ts";

/** A note as it is read now. */
export interface NoteNow {
  readonly file: string;
  readonly reading: NoteReading;
}

/** A note, and what became of the cards that were known of it. */
export interface FollowedNote extends NoteNow, MatchedNote {}

/** Does what a re-import does: every card under the id that it is known by. */
export function followKnown(notes: readonly NoteNow[], known: readonly NoteCard[]): readonly FollowedNote[] {
  const stored = knownByNote(notes, known);
  const sides = notes.map(({ reading }, index): NoteSides => {
    return { stored: stored[index] ?? [], incoming: reading.cards };
  });
  const followed = followCards(sides);
  return notes.map((note, index) => {
    const matched = followed[index];
    if (matched === undefined) throw new Error("Every note is followed.");
    return { ...note, ...matched };
  });
}

/**
 * The known cards of each note: those of its path, or of its name; notes that have neither take the files that none of
 * them is called after, in order, and a single one all of them.
 */
function knownByNote(
  notes: readonly NoteNow[],
  known: readonly NoteCard[],
): readonly (readonly NoteCard[])[] {
  const files = new Map<string, NoteCard[]>();
  for (const card of known) files.set(card.source.file, [...(files.get(card.source.file) ?? []), card]);
  const paths = [...files.keys()];
  const taken = new Set<string>();
  const take = (path: string | undefined): string | undefined => {
    if (path !== undefined) taken.add(path);
    return path;
  };
  const own = notes.map(({ file }) => take(paths.find((path) => path === file)));
  const named = own.map(
    (path, index) =>
      path ??
      take(paths.find((each) => !taken.has(each) && basename(each) === basename(notes[index]?.file ?? ""))),
  );
  const left = paths.filter((path) => !taken.has(path));
  if (notes.length === 1 && taken.size === 0) return [known];
  return named.map((path) => files.get(path ?? left.shift() ?? "") ?? []);
}

const STATE_NAMES = {
  new: "new",
  changed: "changed",
  moved: "moved",
  same: "same",
  returned: "returned",
  asked: "conflicting",
} as const;

/** The cards of a note, one line of JSON each, with what became of them; those to be asked about with whom they may be. */
export function linesOfFollowed({ cards, diff }: FollowedNote): string[] {
  const candidates = new Map(diff.conflicting.map((conflict) => [conflict.incoming, conflict.candidates]));
  return cards.map(({ card, incoming, state }) => {
    const close = candidates.get(incoming)?.map(({ stored, score }) => {
      return { id: stored.id, score: Number(score.toFixed(2)) };
    });
    return JSON.stringify({
      ...fieldsOfCard(card),
      state: STATE_NAMES[state],
      ...(close === undefined ? {} : { candidates: close }),
    });
  });
}

/** What became of the cards of a note, to be read. */
export function listingOfFollowed({ file, reading, cards, diff }: FollowedNote): string[] {
  const idOf = new Map(cards.map(({ card, incoming }) => [incoming, card.id]));
  const sections: readonly (readonly [string, readonly string[][]])[] = [
    [
      "To be decided: the same card, or two",
      diff.conflicting.map(({ incoming, candidates }) => [
        `  ${oneLine(incoming.front)}`,
        `    → ${oneLine(incoming.back)}`,
        ...candidates.map(
          ({ stored, score }) =>
            `    ? ${oneLine(stored.front)} → ${oneLine(stored.back)}   (${score.toFixed(2)}, ${stored.id})`,
        ),
      ]),
    ],
    ["Changed", diff.changed.map(changedLines)],
    [
      "Moved",
      diff.moved.map((match) => [
        `  ${oneLine(match.incoming.front)}   (${match.stored.id})`,
        moveLine(match),
      ]),
    ],
    [
      "Back again",
      diff.returned.map(({ incoming, stored }) => [`  ${oneLine(incoming.front)}   (${stored.id})`]),
    ],
    [
      "New",
      diff.added.map((card) => [
        `  ${oneLine(card.front)}   (${idOf.get(card) ?? card.id})`,
        `    → ${oneLine(card.back)}`,
      ]),
    ],
    [
      "Gone",
      diff.gone.map((card) => [`  ${oneLine(card.front)}   (${card.id})`, `    → ${oneLine(card.back)}`]),
    ],
  ];
  const lines = [`# ${file}: ${reading.title}`];
  for (const [title, entries] of sections) {
    if (entries.length > 0) lines.push("", `## ${title} (${entries.length})`, ...entries.flat());
  }
  const counts = {
    new: diff.added,
    changed: diff.changed,
    moved: diff.moved,
    same: diff.same,
    gone: diff.gone,
    "to be decided": diff.conflicting,
  };
  lines.push(
    "",
    Object.entries(counts)
      .map(([name, list]) => `${list.length} ${name}`)
      .join(", "),
    "",
  );
  return lines;
}

function changedLines(match: Match): string[] {
  const { stored, incoming } = match;
  const lines = [`  ${marked(stored.front, incoming.front)}   (${stored.id})`];
  if (match.answerChanged) lines.push(`    → ${marked(stored.back, incoming.back)}`);
  return match.moved ? [...lines, moveLine(match)] : lines;
}

function moveLine({ stored, incoming }: Match): string {
  const place = ({ file, headingPath }: NoteCard["source"]): string => [file, ...headingPath].join(" › ");
  return `    from ${place(stored.source)}\n    to   ${place(incoming.source)}`;
}

/** `[-what was taken out-]` and `{+what was put in+}`. */
function marked(before: string, after: string): string {
  return textDiff(oneLine(before), oneLine(after))
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ⏎ ");
}
