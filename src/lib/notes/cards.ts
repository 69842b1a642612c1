import type { Language } from "#lib/core/language.ts";
import { mapSteps, part, type Steps } from "#lib/core/steps.ts";

import type { CardWarning, NoteCard } from "./card.ts";
import { draftOf, type CardDraft } from "./card-draft.ts";
import { idSteps } from "./card-ids.ts";
import { questionSteps } from "./card-questions.ts";
import type { Fact } from "./facts/fact.ts";
import { keyText } from "./key-text.ts";
import { clashes, lintCard, type Asked } from "./lint.ts";
import type { Skipped } from "./skip.ts";

/** The cards of a note's facts, and the facts that make none. */
export interface MadeCards {
  readonly cards: readonly NoteCard[];
  readonly skipped: readonly Skipped[];
}

/** Turns facts into cards: ids, questions in the note's language, doubts. Ids are unique within the note. */
export function* cardSteps(facts: readonly Fact[], file: string, language: Language): Steps<MadeCards> {
  const drafts = yield* part(mapSteps(facts, draftOf), 0, 0.2);
  const { distinct, skipped } = distinctFacts(drafts);
  const ids = yield* part(idSteps(distinct), 0.2, 0.3);
  const fronts = yield* part(questionSteps(distinct, language), 0.3, 0.6);
  const compare = ({ keyName, answer }: CardDraft, index: number): Asked => {
    return { question: keyText(fronts[index] ?? ""), key: keyName, answer };
  };
  const asked = yield* part(mapSteps(distinct, compare), 0.6, 0.7);
  const clashing = clashes(asked);
  const makeCard = ({ fact, key }: CardDraft, index: number): NoteCard => {
    const minted = ids[index];
    if (minted === undefined) throw new Error("Every fact has an id");
    const { kind, answer, rule, startLine, endLine, headingPath } = fact;
    const front = fronts[index] ?? "";
    const source = { file, startLine, endLine, headingPath };
    const warnings: CardWarning[] = [...lintCard({ front, back: answer, language })];
    if (clashing.has(index)) warnings.push("same-question");
    if (minted.repeated) warnings.push("duplicate-id");
    const card = { id: minted.id, kind, key, language, front, back: answer, rule, source };
    return warnings.length === 0 ? card : { ...card, warnings };
  };
  const cards = yield* part(mapSteps(distinct, makeCard), 0.7, 1);
  const repeated = repeatedCards(asked, distinct);
  for (const index of repeated) {
    const fact = distinct[index]?.fact;
    if (fact !== undefined) skipped.push(without(fact, "duplicate"));
  }
  return { cards: cards.filter((_, index) => !repeated.has(index)), skipped };
}

interface Distinct {
  readonly distinct: readonly CardDraft[];
  readonly skipped: Skipped[];
}

/** The facts that say something, each once. */
function distinctFacts(drafts: readonly CardDraft[]): Distinct {
  const skipped: Skipped[] = [];
  const distinct: CardDraft[] = [];
  const said = new Map<string, CardDraft[]>();
  for (const draft of drafts) {
    const before = said.get(draft.keyName) ?? [];
    const isRepeated = isSaid(draft, before);
    before.push(draft);
    said.set(draft.keyName, before);
    if (isCircular(draft)) skipped.push(without(draft.fact, "circular"));
    else if (isRepeated && draft.fact.explicitId === null) skipped.push(without(draft.fact, "duplicate"));
    else distinct.push(draft);
  }
  return { distinct, skipped };
}

/** Whether one of the facts of the same key asks and answers the same. Few share a key: only these are read word by word. */
function isSaid(draft: CardDraft, before: readonly CardDraft[]): boolean {
  const alike = before.filter(({ answer }) => answer === draft.answer);
  if (alike.length === 0) return false;
  const asked = JSON.stringify(draft.fact.question);
  return alike.some(({ fact }) => JSON.stringify(fact.question) === asked);
}

/** Questions whose answer is the subject. */
const ASKS_BACK: ReadonlySet<Fact["question"]["ask"]> = new Set([
  "row",
  "which",
  "of-year",
  "translation",
  "written",
]);

/** An answer that says no more than its question. */
function isCircular({ fact }: CardDraft): boolean {
  const answer = keyText(fact.answer);
  const subject = keyText(fact.subject);
  return answer === "" || subject === "" || (answer === subject && !ASKS_BACK.has(fact.question.ask));
}

function without({ startLine, endLine, answer }: Fact, reason: "circular" | "duplicate"): Skipped {
  return { startLine, endLine, reason, excerpt: answer.slice(0, 80) };
}

/** Places of cards that read as one before, though they stand elsewhere: an item in an item of the same words. */
function repeatedCards(asked: readonly Asked[], drafts: readonly CardDraft[]): ReadonlySet<number> {
  const read = new Set<string>();
  const repeated = new Set<number>();
  asked.forEach(({ question, answer }, index) => {
    const saying = `${question}\n${answer}`;
    if (read.has(saying) && drafts[index]?.fact.explicitId === null) repeated.add(index);
    read.add(saying);
  });
  return repeated;
}
