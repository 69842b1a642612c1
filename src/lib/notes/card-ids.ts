import type { CardId } from "#lib/core/ids.ts";
import { mapSteps, type Steps } from "#lib/core/steps.ts";

import type { CardDraft } from "./card-draft.ts";
import { idOfName, keyName } from "./identity.ts";

/** The name that a card gets. */
interface MintedId {
  readonly id: CardId;
  /** Whether an author's id stood in the note before. */
  readonly repeated: boolean;
}

/** Ids that are unique in the note. */
export function idSteps(drafts: readonly CardDraft[]): Steps<readonly MintedId[]> {
  const taken = new Set<string>();
  const lastOrdinal = new Map<string, number>();
  return mapSteps(drafts, (draft) => {
    const { fact } = draft;
    const wanted = fact.explicitId ?? idOfName(draft.keyName);
    for (let ordinal = (lastOrdinal.get(wanted) ?? 0) + 1; ; ordinal++) {
      const id = ordinal === 1 ? wanted : numbered(draft, ordinal);
      if (taken.has(id)) continue;
      taken.add(id);
      lastOrdinal.set(wanted, ordinal);
      return { id: id as CardId, repeated: fact.explicitId !== null && ordinal > 1 };
    }
  });
}

/** The id of the second, third … card of one name. */
function numbered({ fact, key }: CardDraft, ordinal: number): string {
  return fact.explicitId === null
    ? idOfName(keyName({ ...key, discriminator: `${key.discriminator}#${ordinal}` }))
    : `${fact.explicitId}.${ordinal}`;
}
