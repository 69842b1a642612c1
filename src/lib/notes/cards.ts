import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";

import type { CardKey, CardWarning, NoteCard } from "./card.ts";
import type { Fact } from "./facts/fact.ts";
import { idOfKey, keyParts } from "./identity.ts";
import { answerText, keyText } from "./key-text.ts";
import { lintCard, sameQuestions } from "./lint.ts";
import { phrase, phraseWithin } from "./phrase.ts";
import { isAttribute, isGathering } from "./outline/vocabulary.ts";
import type { Skipped } from "./skip.ts";

/** The cards of a note's facts, and the facts that make none. */
export interface MadeCards {
  readonly cards: readonly NoteCard[];
  readonly skipped: readonly Skipped[];
}

/** Turns facts into cards: ids, questions in the note's language, doubts. Ids are unique within the note. */
export function makeCards(facts: readonly Fact[], file: string, language: Language): MadeCards {
  const skipped: Skipped[] = [];
  const distinct: Fact[] = [];
  const said = new Set<string>();
  for (const fact of facts) {
    const { startLine, endLine } = fact;
    const asked = JSON.stringify(fact.question);
    const saying = JSON.stringify([...keyParts(keyOf(fact)), asked, answerText(fact.answer)]);
    const excerpt = fact.answer.slice(0, 80);
    if (isCircular(fact)) skipped.push({ startLine, endLine, reason: "circular", excerpt });
    else if (said.has(saying) && fact.explicitId === null)
      skipped.push({ startLine, endLine, reason: "duplicate", excerpt });
    else distinct.push(fact);
    said.add(saying);
  }
  const ids = mintIds(distinct);
  const fronts = tellApart(distinct, language);
  const cards = distinct.map((fact, index): NoteCard => {
    const minted = ids[index];
    if (minted === undefined) throw new Error("Every fact has an id");
    return {
      id: minted.id,
      kind: fact.kind,
      key: keyOf(fact),
      language,
      front: fronts[index] ?? "",
      back: fact.answer,
      rule: fact.rule,
      source: { file, startLine: fact.startLine, endLine: fact.endLine, headingPath: fact.headingPath },
    };
  });
  const clashing = sameQuestions(cards);
  const doubted = cards.map((card, index): NoteCard => {
    const warnings: CardWarning[] = [...lintCard(card)];
    if (clashing.has(index)) warnings.push("same-question");
    if (ids[index]?.repeated === true) warnings.push("duplicate-id");
    return warnings.length === 0 ? card : { ...card, warnings };
  });
  const repeated = repeatedCards(doubted, distinct);
  for (const index of repeated) {
    const { startLine, endLine, answer } = distinct[index] ?? NOWHERE;
    skipped.push({ startLine, endLine, reason: "duplicate", excerpt: answer.slice(0, 80) });
  }
  return { cards: doubted.filter((_, index) => !repeated.has(index)), skipped };
}

const NOWHERE = { startLine: 1, endLine: 1, answer: "" };

/** Places of cards that read as one before, though they stand elsewhere: an item in an item of the same words. */
function repeatedCards(cards: readonly NoteCard[], facts: readonly Fact[]): ReadonlySet<number> {
  const read = new Set<string>();
  const repeated = new Set<number>();
  cards.forEach(({ front, back }, index) => {
    const saying = `${keyText(front)}\n${answerText(back)}`;
    if (read.has(saying) && facts[index]?.explicitId === null) repeated.add(index);
    read.add(saying);
  });
  return repeated;
}

function keyOf(fact: Fact): CardKey {
  const { context, subject, attribute, discriminator } = fact;
  return { context, subject, attribute, discriminator };
}

/** An answer that says no more than its question. */
function isCircular(fact: Fact): boolean {
  const answer = keyText(fact.answer);
  const asksBack = ["row", "which", "of-year", "translation", "written"].includes(fact.question.ask);
  return answer === "" || keyText(fact.subject) === "" || (answer === keyText(fact.subject) && !asksBack);
}

interface MintedId {
  readonly id: CardId;
  /** Whether an author's id stood in the note before. */
  readonly repeated: boolean;
}

function mintIds(facts: readonly Fact[]): readonly MintedId[] {
  const taken = new Set<string>();
  const lastOrdinal = new Map<string, number>();
  return facts.map((fact) => {
    const key = keyOf(fact);
    const wanted = fact.explicitId ?? idOfKey(key);
    for (let ordinal = (lastOrdinal.get(wanted) ?? 0) + 1; ; ordinal++) {
      const id = ordinal === 1 ? wanted : numbered(fact, ordinal);
      if (taken.has(id)) continue;
      taken.add(id);
      lastOrdinal.set(wanted, ordinal);
      return { id: id as CardId, repeated: fact.explicitId !== null && ordinal > 1 };
    }
  });
}

/** The id of the second, third … card of one name. */
function numbered(fact: Fact, ordinal: number): string {
  const key = keyOf(fact);
  return fact.explicitId === null
    ? idOfKey({ ...key, discriminator: `${key.discriminator}#${ordinal}` })
    : `${fact.explicitId}.${ordinal}`;
}

/** The question of every fact; where two would be alike, with as much of their context as tells them apart. */
function tellApart(facts: readonly Fact[], language: Language): readonly string[] {
  const plain = facts.map((fact) => phrase(fact, language));
  const alike = new Map<string, number[]>();
  plain.forEach((front, index) => {
    const same = alike.get(keyText(front));
    if (same === undefined) alike.set(keyText(front), [index]);
    else same.push(index);
  });
  const fronts = [...plain];
  for (const indices of alike.values()) {
    if (indices.length < 2) continue;
    const contexts = indices.map((index) => contextBeyond(facts[index]));
    const sharedBy = new Map<string, number>();
    for (const context of contexts) {
      for (const title of new Set(context)) sharedBy.set(title, (sharedBy.get(title) ?? 0) + 1);
    }
    indices.forEach((index, at) => {
      const own = contexts[at] ?? [];
      const title = own.findLast((found) => (sharedBy.get(found) ?? 0) < indices.length) ?? own.at(-1);
      if (title !== undefined) fronts[index] = phraseWithin(title, plain[index] ?? "", language);
    });
  }
  return fronts;
}

/** The titles above a fact that its question does not say already. */
function contextBeyond(fact: Fact | undefined): readonly string[] {
  if (fact === undefined) return [];
  const said = [fact.subject, fact.attribute].map(keyText);
  const named = fact.context.filter((title) => !said.includes(keyText(title)));
  // 算法步骤 tells less than what it is the steps of.
  const telling = named.filter((title) => !isAttribute(title) && !isGathering(title));
  return telling.length > 0 ? telling : named;
}
