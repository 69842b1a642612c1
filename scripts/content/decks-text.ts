import type { DeckCounts, DeckProblem, DeckReport } from "./check-decks.ts";
import { textTable } from "./text-table.ts";

const HEADINGS = ["deck", "topic", "cards zh", "cards en", "formulas", "pointed to by exercises"];

/** The decks as a table, then what is wrong, in words. */
export function decksText({ decks, problems }: DeckReport): string {
  return [...textTable([HEADINGS, ...decks.map(rowOf), total(decks)]), "", ...problemsText(problems)].join(
    "\n",
  );
}

function rowOf({ name, topic, cards, formulas, pointedTo }: DeckCounts): readonly string[] {
  return [name, topic, ...[cards.zh, cards.en, formulas, pointedTo].map(String)];
}

function total(decks: readonly DeckCounts[]): readonly string[] {
  const sum = (of: (deck: DeckCounts) => number): string =>
    String(decks.reduce((all, deck) => all + of(deck), 0));
  const name = decks.length === 1 ? "1 deck" : `${decks.length} decks`;
  return [
    name,
    "",
    sum(({ cards }) => cards.zh),
    sum(({ cards }) => cards.en),
    sum(({ formulas }) => formulas),
    sum(({ pointedTo }) => pointedTo),
  ];
}

/** What to do about several problems in a row is told once. */
function problemsText(problems: readonly DeckProblem[]): readonly string[] {
  if (problems.length === 0) return ["No problems in the decks."];
  return [
    `Problems in the decks: ${problems.length}`,
    ...problems.flatMap(({ file, line, what, todo }, index) => {
      const told = `decks/${file}${line === null ? "" : `:${line}`}: ${what}`;
      return problems[index + 1]?.todo === todo ? [told] : [told, `  → ${todo}`];
    }),
  ];
}
