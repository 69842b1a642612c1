import type { Language } from "#lib/core/language.ts";
import { mapSteps, type Steps } from "#lib/core/steps.ts";

import type { CardDraft } from "./card-draft.ts";
import type { Fact } from "./facts/fact.ts";
import { keyText } from "./key-text.ts";
import { isAttribute, isGathering } from "./outline/vocabulary.ts";
import { phrase, phraseWithin } from "./phrase.ts";

/** The question of every fact; where two would be alike, with as much of their context as tells them apart. */
export function* questionSteps(drafts: readonly CardDraft[], language: Language): Steps<readonly string[]> {
  const alike = new Map<string, number[]>();
  const plain = yield* mapSteps(drafts, ({ fact }, index) => {
    const front = phrase(fact, language);
    const asked = keyText(front);
    const same = alike.get(asked);
    if (same === undefined) alike.set(asked, [index]);
    else same.push(index);
    return front;
  });
  const fronts = [...plain];
  for (const indices of alike.values()) {
    if (indices.length < 2) continue;
    const contexts = indices.map((index) => contextBeyond(drafts[index]?.fact));
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
