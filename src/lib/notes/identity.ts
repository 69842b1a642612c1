import { stableHashOfName } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";

import type { CardKey } from "./card.ts";
import { keyText } from "./key-text.ts";

/** A key as it is compared: one spelling for all. */
export function keyParts(key: CardKey): readonly string[] {
  return [
    key.context.map(keyText).join("\u0001"),
    keyText(key.subject),
    keyText(key.attribute),
    keyText(key.discriminator),
  ];
}

/** The parts of a key as one text. */
export function keyName(key: CardKey): string {
  return JSON.stringify(keyParts(key));
}

/** The id of a key by its name: the same for every spelling, numbering and place in the file. */
export function idOfName(name: string): CardId {
  return stableHashOfName(name) as CardId;
}
