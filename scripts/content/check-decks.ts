import { LANGUAGES, type Language } from "#lib/core/language.ts";
import { TOPICS } from "#lib/mastery/topics.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { sameQuestions, unreadableFormulas } from "#lib/notes/lint.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { skipReasonText, warningText } from "#lib/notes/reason-text.ts";
import { renderMaths } from "#lib/notes/render/maths.ts";

/** A file of the decks' folder: `<name>.zh.md`, `<name>.en.md`. */
export interface DeckFile {
  readonly file: string;
  readonly text: string;
}

/** Subjects of cards that something points to: an exercise, or the message of one of its mistakes. */
export interface PointedTo {
  readonly by: string;
  readonly subject: string;
}

/** What is wrong, where, and what to do. */
export interface DeckProblem {
  readonly file: string;
  /** Null for what concerns the whole file. */
  readonly line: number | null;
  readonly what: string;
  readonly todo: string;
}

/** One deck in all its languages. */
export interface DeckCounts {
  readonly name: string;
  readonly topic: string;
  readonly cards: Readonly<Record<Language, number>>;
  readonly formulas: number;
  /** Cards that exercises point to. */
  readonly pointedTo: number;
}

export interface DeckReport {
  readonly decks: readonly DeckCounts[];
  readonly problems: readonly DeckProblem[];
}

interface ReadDeck {
  readonly file: string;
  readonly name: string;
  readonly language: Language;
  readonly reading: NoteReading;
}

/** Holds the built-in decks to what imported notes are only warned about, and to each other. */
export function checkDecks(files: readonly DeckFile[], pointed: readonly PointedTo[]): DeckReport {
  const read = files.flatMap(({ file, text }): ReadDeck[] => {
    const [, name, tag] = /^(.+)\.([a-z]+)\.md$/.exec(file) ?? [];
    const language = LANGUAGES.find((each) => each === tag);
    if (name === undefined || language === undefined) return [];
    return [{ file, name, language, reading: readNote(text, { file }) }];
  });
  const names = [...new Set(read.map(({ name }) => name))].sort();
  const problems = [
    ...files.filter(({ file }) => !read.some((deck) => deck.file === file)).map(({ file }) => misnamed(file)),
    ...read.flatMap(ownProblems),
    ...names.flatMap((name) => languageProblems(name, read)),
    ...LANGUAGES.flatMap((language) => acrossProblems(read.filter((deck) => deck.language === language))),
    ...pointerProblems(read, pointed),
  ];
  return { decks: names.map((name) => countsOf(name, read, pointed)), problems };
}

function countsOf(name: string, read: readonly ReadDeck[], pointed: readonly PointedTo[]): DeckCounts {
  const own = read.filter((deck) => deck.name === name);
  const cardsIn = (language: Language): readonly NoteCard[] =>
    own.find((deck) => deck.language === language)?.reading.cards ?? [];
  const all = own.flatMap(({ reading }) => reading.cards);
  const subjects = new Set(pointed.map(({ subject }) => subject));
  return {
    name,
    topic: own[0]?.reading.topic ?? "",
    cards: { zh: cardsIn("zh").length, en: cardsIn("en").length },
    formulas: new Set(all.filter(({ kind }) => kind === "formula").map(({ id }) => id)).size,
    pointedTo: new Set(all.map(({ id }): string => id).filter((id) => subjects.has(id))).size,
  };
}

function misnamed(file: string): DeckProblem {
  return { file, line: null, what: "is no name of a deck", todo: "Call it <name>.zh.md or <name>.en.md." };
}

const MINTED = /^[0-9a-f]{20}$/;

/** What is wrong with a file by itself. */
function ownProblems({ file, name, language, reading }: ReadDeck): readonly DeckProblem[] {
  const whole = (what: string, todo: string): DeckProblem => ({ file, line: null, what, todo });
  return [
    ...(reading.language === language
      ? []
      : [whole(`is read as ${reading.language}`, `Write lang: ${language} in its front matter.`)]),
    ...(reading.deck === name
      ? []
      : [whole("names another deck", `Write deck: ${name} in its front matter.`)]),
    ...(TOPICS.some(({ id }) => id === reading.topic)
      ? []
      : [
          whole(
            `has the topic "${reading.topic ?? ""}", which there is not`,
            "Take one of mastery/topics.ts.",
          ),
        ]),
    ...reading.uncarded.map(({ startLine, excerpt }) => ({
      file,
      line: startLine,
      what: `makes no card: ${excerpt}`,
      todo: "Say it so that a rule takes it (docs/how-notes-become-cards.md), or leave it out.",
    })),
    ...reading.skipped.map(({ startLine, reason, excerpt }) => ({
      file,
      line: startLine,
      what: `is skipped (${skipReasonText(reason, "en")}): ${excerpt}`,
      todo: "Say it so that a rule takes it, or leave it out.",
    })),
    ...reading.cards.flatMap((card) => cardProblems(file, card)),
  ];
}

function cardProblems(file: string, card: NoteCard): readonly DeckProblem[] {
  const at = { file, line: card.source.startLine };
  return [
    ...(MINTED.test(card.id)
      ? [{ ...at, what: `"${card.front}" has no name`, todo: "Give it one: <!-- card: id=… -->." }]
      : []),
    ...(card.warnings ?? []).map((warning) => ({
      ...at,
      what: `${card.id}: ${warningText(warning, "en")}`,
      todo: "Mend the note's words.",
    })),
    ...unreadableFormulas(card, canDraw).map((latex) => ({
      ...at,
      what: `${card.id}: KaTeX cannot read ${latex}`,
      todo: "Mend the formula.",
    })),
  ];
}

function canDraw(latex: string): boolean {
  return !renderMaths(latex, true).includes("katex-error");
}

/** Both languages have the same cards in the same order, so that switching keeps their history. */
function languageProblems(name: string, read: readonly ReadDeck[]): readonly DeckProblem[] {
  const decks = LANGUAGES.map((language) => ({
    file: `${name}.${language}.md`,
    deck: read.find((deck) => deck.name === name && deck.language === language),
  }));
  const missing = decks.filter(({ deck }) => deck === undefined);
  if (missing.length > 0)
    return missing.map(({ file }) => ({
      file,
      line: null,
      what: "is missing",
      todo: "Write the deck in both languages.",
    }));
  const [first, ...others] = decks;
  const cards = first?.deck?.reading.cards ?? [];
  return others.flatMap(({ file, deck }) => {
    const theirs = deck?.reading.cards ?? [];
    const at = Math.max(cards.length, theirs.length);
    const index = Array.from({ length: at }, (_, place) => place).find(
      (place) => cards[place]?.id !== theirs[place]?.id || cards[place]?.rule !== theirs[place]?.rule,
    );
    if (index === undefined) return [];
    const [here, there] = [theirs[index], cards[index]];
    const line = here?.source.startLine ?? null;
    const what = `has ${nameOf(here)} where ${String(first?.file)} has ${nameOf(there)}`;
    return [{ file, line, what, todo: "Give both the same cards in the same order." }];
  });
}

function nameOf(card: NoteCard | undefined): string {
  return card === undefined ? "no card" : `${card.id} (${card.rule})`;
}

/** What only shows when the decks of one language are looked at together. */
function acrossProblems(decks: readonly ReadDeck[]): readonly DeckProblem[] {
  const cards = decks.flatMap(({ file, reading }) => reading.cards.map((card) => ({ file, card })));
  const firstOf = new Map<string, string>();
  const repeated = cards.flatMap(({ file, card }): DeckProblem[] => {
    const before = firstOf.get(card.id);
    if (before === undefined) firstOf.set(card.id, file);
    if (before === undefined || before === file) return [];
    const what = `${card.id} is in ${before}, too`;
    return [{ file, line: card.source.startLine, what, todo: "Name it otherwise, or say the fact once." }];
  });
  const clashing = sameQuestions(cards.map(({ card }) => card));
  // Within one deck the reading has warned of it already.
  const asked = cards.flatMap(({ file, card }, index): DeckProblem[] =>
    clashing.has(index) && card.warnings?.includes("same-question") !== true
      ? [
          {
            file,
            line: card.source.startLine,
            what: `${card.id}: another deck asks the same and answers differently: ${card.front}`,
            todo: "Say in the question which one is meant.",
          },
        ]
      : [],
  );
  return [...repeated, ...asked];
}

function pointerProblems(read: readonly ReadDeck[], pointed: readonly PointedTo[]): readonly DeckProblem[] {
  return LANGUAGES.flatMap((language) => {
    const ids = new Set(
      read
        .filter((deck) => deck.language === language)
        .flatMap(({ reading }) => reading.cards.map((card): string => card.id)),
    );
    return pointed
      .filter(({ subject }) => !ids.has(subject))
      .map(({ by, subject }) => ({
        file: `*.${language}.md`,
        line: null,
        what: `no card ${subject}, to which ${by} points`,
        todo: "Write the card, or point to another.",
      }));
  });
}
