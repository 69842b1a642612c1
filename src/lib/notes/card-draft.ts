import type { CardKey } from "./card.ts";
import type { Fact } from "./facts/fact.ts";
import { keyName } from "./identity.ts";
import { answerText } from "./key-text.ts";

/** A fact with the words by which it is compared, which take long enough to be worked out once. */
export interface CardDraft {
  readonly fact: Fact;
  readonly key: CardKey;
  readonly keyName: string;
  readonly answer: string;
}

export function draftOf(fact: Fact): CardDraft {
  const { context, subject, attribute, discriminator } = fact;
  const key = { context, subject, attribute, discriminator };
  return { fact, key, keyName: keyName(key), answer: answerText(fact.answer) };
}
