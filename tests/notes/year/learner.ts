import type { CardId } from "#lib/core/ids.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { CardDiff } from "#lib/notes/diff/card-diff.ts";
import { diffNotes } from "#lib/notes/diff/diff.ts";
import { keptIds, withStoredId } from "#lib/notes/diff/kept-ids.ts";
import { readNote } from "#lib/notes/read-note.ts";

/** Files by name. */
export type Notes = Readonly<Record<string, string>>;

/** What an import did, by the names of cards; a list that is missing is empty. Every other card is untouched. */
export interface Outcome {
  readonly new?: readonly string[];
  /** Whose answer reads differently now. */
  readonly changed?: readonly string[];
  /** Whose question alone does, such as that of a step after which another was put in. */
  readonly reworded?: readonly string[];
  readonly moved?: readonly string[];
  readonly returned?: readonly string[];
  readonly gone?: readonly string[];
  /** "new name ← stored name". */
  readonly asked?: readonly string[];
}

/** What a card is about, short: "SGD · 动量", "训练循环 · step · 计算损失", "Adam · 动量 · back". */
function nameOf({ key }: NoteCard): string {
  return [key.subject, key.attribute, key.discriminator].filter((part) => part !== "").join(" · ");
}

/** A learner who edits notes and imports them again and again, and says "the same" wherever asked. */
export class Learner {
  notes: Notes;
  /** Cards as they are stored, by file. */
  stored = new Map<string, readonly NoteCard[]>();
  readonly archived = new Map<CardId, NoteCard>();

  constructor(notes: Notes) {
    this.notes = notes;
    this.importAll();
  }

  /** Every stored card's id by its name. */
  ids(): ReadonlyMap<string, CardId> {
    return new Map([...this.stored.values()].flat().map((card) => [nameOf(card), card.id]));
  }

  idOf(name: string): CardId {
    const id = this.ids().get(name);
    if (id === undefined)
      throw new Error(`No card is called ${name}. There are ${[...this.ids().keys()].join("; ")}`);
    return id;
  }

  isIn(file: string, name: string): boolean {
    return (this.stored.get(file) ?? []).some((card) => nameOf(card) === name);
  }

  /** Replaces the first place of a text in a file. */
  replace(file: string, from: string, to: string): this {
    const text = this.notes[file] ?? "";
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
    this.notes = { ...this.notes, [file]: text.replace(from, () => to) };
    return this;
  }

  /** Cuts from one text up to the next, and gives what was cut. */
  cut(file: string, from: string, to: string | null): string {
    const text = this.notes[file] ?? "";
    const start = text.indexOf(from);
    const end = to === null ? text.length : text.indexOf(to, start + 1);
    if (start < 0 || end < 0) throw new Error(`${file} does not say: ${from} … ${to ?? ""}`);
    this.notes = { ...this.notes, [file]: text.slice(0, start) + text.slice(end) };
    return text.slice(start, end);
  }

  append(file: string, text: string): this {
    this.notes = { ...this.notes, [file]: `${(this.notes[file] ?? "").trimEnd()}\n\n${text}` };
    return this;
  }

  importAll(): Outcome {
    const files = Object.keys(this.notes);
    const sides = files.map((file) => ({
      stored: this.stored.get(file) ?? [],
      incoming: readNote(this.notes[file] ?? "", { file }).cards,
      archived: [...this.archived.values()],
    }));
    const diffs = diffNotes(sides);
    const taken = new Set([
      ...sides.flatMap((side) => side.stored.map(({ id }) => id)),
      ...this.archived.keys(),
    ]);
    files.forEach((file, index) => {
      const [side, diff] = [sides[index], diffs[index]];
      if (side === undefined || diff === undefined) return;
      const verdicts = new Map(
        diff.conflicting.map(({ incoming, candidates }) => [incoming, candidates[0].stored.id]),
      );
      const ids = keptIds(side.incoming, diff, verdicts, taken);
      this.stored.set(
        file,
        side.incoming.map((card) => withStoredId(card, ids.get(card) ?? card.id)),
      );
    });
    for (const { gone } of diffs) for (const card of gone) this.archived.set(card.id, card);
    for (const cards of this.stored.values()) for (const { id } of cards) this.archived.delete(id);
    return outcomeOf(diffs);
  }
}

function outcomeOf(diffs: readonly CardDiff[]): Outcome {
  const all = <Item>(list: (diff: CardDiff) => readonly Item[]): readonly Item[] => diffs.flatMap(list);
  const outcome: Record<keyof Outcome, readonly string[]> = {
    new: all((diff) => diff.added).map(nameOf),
    changed: all((diff) => diff.changed).flatMap((match) =>
      match.answerChanged ? [nameOf(match.incoming)] : [],
    ),
    reworded: all((diff) => diff.changed).flatMap((match) =>
      match.answerChanged ? [] : [nameOf(match.incoming)],
    ),
    moved: all((diff) => diff.moved).map(({ incoming }) => nameOf(incoming)),
    returned: all((diff) => diff.returned).map(({ incoming }) => nameOf(incoming)),
    gone: all((diff) => diff.gone).map(nameOf),
    asked: all((diff) => diff.conflicting).map(
      ({ incoming, candidates: [{ stored }] }) => `${nameOf(incoming)} ← ${nameOf(stored)}`,
    ),
  };
  return Object.fromEntries(Object.entries(outcome).filter(([, list]) => list.length > 0));
}
