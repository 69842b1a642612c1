import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";

import type { CardKey } from "./card.ts";
import { keyText } from "./key-text.ts";

/** A key as it is hashed and compared: one spelling for all. */
export function keyParts(key: CardKey): readonly string[] {
  return [
    key.context.map(keyText).join("\u0001"),
    keyText(key.subject),
    keyText(key.attribute),
    keyText(key.discriminator),
  ];
}

/** The id of a key: the same for every spelling, numbering and place in the file. */
export function idOfKey(key: CardKey): CardId {
  return idOfParts(keyParts(key));
}

/** The id of a key, of its parts. */
export function idOfParts(parts: readonly string[]): CardId {
  return stableHash(parts) as CardId;
}
