import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { NoteCard } from "../card.ts";
import { readNote } from "../read-note.ts";
import type { CardDiff, Match } from "./card-diff.ts";
import { diffCards } from "./diff.ts";
import { keptIds, withStoredId } from "./kept-ids.ts";

/* Laws of the diff, under random notes and random edits of them. */

const WORDS = [
  ..."批归一化梯度下降学习率".split(""),
  ...["均值", "方差", "动量", "损失函数", "Adam", "dropout", "mean", "$x$"],
];

const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(""));

const block = fc.oneof(
  fc.tuple(phrase, phrase).map(([term, text]) => `- **${term}**：${text}`),
  fc
    .tuple(phrase, phrase)
    .map(([term, text]) => `- **${term}**：${text} <!-- card: id=named-${text.length} -->`),
  phrase.map((title) => `\n## ${title}\n\n${title}是一种方法。\n`),
  phrase.map((side) => `\n$$\n${side.length}_{a} = x\n$$\n`),
  fc.tuple(phrase, phrase).map(([first, second]) => `\n1. ${first}\n2. ${second}\n`),
);

const note = fc.array(block, { maxLength: 12 });

/** Takes blocks out, puts others in, doubles, exchanges and rewords them. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant("insert" as const), at: fc.nat(20), block }),
  fc.record({ kind: fc.constant("double" as const), at: fc.nat(20), to: fc.nat(20) }),
  fc.record({ kind: fc.constant("move" as const), at: fc.nat(20), to: fc.nat(20) }),
  fc.record({ kind: fc.constant("reword" as const), at: fc.nat(20), word: fc.constantFrom(...WORDS) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer Kind> ? Kind : never;

function edited(blocks: readonly string[], edits: readonly Edit[]): readonly string[] {
  let now = [...blocks];
  for (const each of edits) {
    const at = now.length === 0 ? 0 : each.at % now.length;
    const old = now[at];
    if (each.kind === "insert") now.splice(at, 0, each.block);
    else if (old === undefined) continue;
    else if (each.kind === "remove") now.splice(at, 1);
    else if (each.kind === "double") now.splice(each.to % now.length, 0, old);
    else if (each.kind === "reword") now[at] = old.replace(/.$/u, each.word);
    else now = now.toSpliced(at, 1).toSpliced(each.to % now.length, 0, old);
  }
  return now;
}

function cards(blocks: readonly string[]): readonly NoteCard[] {
  return readNote(`# 笔记\n\n${blocks.join("\n")}\n`, { file: "n.md" }).cards;
}

function matches({ changed, moved, same, returned }: CardDiff): readonly Match[] {
  return [...changed, ...moved, ...same, ...returned];
}

/** The note as it is stored after an import: everything taken, every question answered by "two cards". */
function imported(stored: readonly NoteCard[], incoming: readonly NoteCard[]): readonly NoteCard[] {
  const diff = diffCards(stored, incoming);
  const ids = keptIds(incoming, diff, new Map(), new Set(stored.map(({ id }) => id)));
  return incoming.map((card) => withStoredId(card, ids.get(card) ?? card.id));
}

const RUNS = { numRuns: 100 };

describe("the diff of any two notes", () => {
  it("holds every card in exactly one list, and pairs none twice", () => {
    fc.assert(
      fc.property(note, fc.array(edit, { maxLength: 8 }), (before, edits) => {
        const [stored, incoming] = [cards(before), cards(edited(before, edits))];
        const diff = diffCards(stored, incoming);
        const asked = diff.conflicting.flatMap(({ candidates }) => candidates.map((each) => each.stored));
        expect(byId([...matches(diff).map((match) => match.stored), ...asked, ...diff.gone])).toEqual(
          byId(stored),
        );
        const now = [...matches(diff), ...diff.conflicting].map((match) => match.incoming);
        expect(byId([...now, ...diff.added])).toEqual(byId(incoming));
      }),
      RUNS,
    );
  });

  it("is all the same where nothing was edited", () => {
    fc.assert(
      fc.property(note, fc.array(edit, { maxLength: 8 }), (before, edits) => {
        const stored = imported(cards(before), cards(edited(before, edits)));
        const again = diffCards(stored, cards(edited(before, edits)));
        expect(again.same.map(({ stored: { id } }) => id)).toEqual(stored.map(({ id }) => id));
      }),
      RUNS,
    );
  });

  it("never uses an id for two cards, however often a note is edited and imported", () => {
    fc.assert(
      fc.property(note, fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 5 }), (first, rounds) => {
        let blocks: readonly string[] = first;
        let stored: readonly NoteCard[] = cards(blocks);
        for (const edits of rounds) {
          blocks = edited(blocks, edits);
          stored = imported(stored, cards(blocks));
          expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
        }
      }),
      RUNS,
    );
  });

  it("brings every id back when the edits are taken back", () => {
    fc.assert(
      fc.property(note, fc.array(edit, { maxLength: 6 }), (before, edits) => {
        const stored = cards(before);
        const diff = diffCards(stored, cards(edited(before, edits)));
        // What is gone or was asked about waits in the archive.
        const live = imported(stored, cards(edited(before, edits)));
        const archived = [
          ...diff.gone,
          ...diff.conflicting.flatMap((each) => each.candidates.map((c) => c.stored)),
        ];
        const back = diffCards(live, stored, archived);
        const ids = new Map(matches(back).map((match) => [match.incoming, match.stored.id]));
        const asked = new Map(
          back.conflicting.map((each) => [each.incoming, each.candidates.map((c) => c.stored.id)]),
        );
        for (const card of stored) {
          const wasAsked = diff.conflicting.some((each) => each.candidates.some((c) => c.stored === card));
          if (wasAsked || (asked.get(card) ?? []).includes(card.id)) continue;
          expect(ids.get(card)).toBe(card.id);
        }
      }),
      RUNS,
    );
  });
});

function byId(list: readonly NoteCard[]): readonly string[] {
  return list.map(({ id }) => id).sort();
}
