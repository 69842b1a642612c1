import type { Steps } from "#lib/core/steps.ts";
import { alignGroups } from "./align.ts";
import { answerLikeness, type Entry } from "./entry.ts";
import { pairInOrder, pairUnique, type Accept, type NameOf, type Pairing } from "./pairing.ts";

/** The same place or name, and an answer that is not a wholly different one; what is less is asked about. */
const ALIKE = 0.3;

const readsAlike: Accept = (stored, incoming) => answerLikeness(stored, incoming) >= ALIKE;

const byBlockAndKey: NameOf = ({ block, bareKey }) => (block === null ? null : `${block}\u0001${bareKey}`);
const byAuthorName: NameOf = ({ name }) => name;
const byKey: NameOf = ({ key }) => key;
const byKeyAndAnswer: NameOf = ({ key, answer }) => `${key}\u0001${answer}`;
const byMintedId: NameOf = ({ card, name }) => (name === null ? card.id : null);
const byBareKey: NameOf = ({ bareKey }) => bareKey;
const byBareKeyAndAnswer: NameOf = ({ bareKey, answer }) => `${bareKey}\u0001${answer}`;

/** Pairs what is surely the same card within one note: by author's id, then key, then place in its group. */
export function* matchWithin(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
): Steps<void> {
  yield* inTurn([
    () => matchNames(pairing, stored, incoming),
    () => pairUnique(pairing, stored, incoming, byKey),
    // Several of one key: those that read the same, then, if none came or went, those that stand in the same order.
    () => pairInOrder(pairing, stored, incoming, byKeyAndAnswer),
    () => pairInOrder(pairing, stored, incoming, byKey, (before, now) => before.length === now.length),
    () => pairUnique(pairing, stored, incoming, byMintedId, readsAlike),
    () => matchMoved(pairing, stored, incoming),
    () => alignGroups(pairing, stored, incoming, ({ group }) => group),
    () => alignGroups(pairing, stored, incoming, groupsHeldOnce(stored, incoming)),
  ]);
}

/** Pairs what moved from one note to another, or returns from the archive. */
export function* matchAcross(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
): Steps<void> {
  yield* inTurn([
    () => matchNames(pairing, stored, incoming),
    () => pairUnique(pairing, stored, incoming, byKeyAndAnswer),
    () => pairUnique(pairing, stored, incoming, byKey, readsAlike),
    () => pairUnique(pairing, stored, incoming, byMintedId, readsAlike),
    () => pairUnique(pairing, stored, incoming, byBareKeyAndAnswer),
  ]);
}

function* inTurn(stages: readonly (() => void)[]): Steps<void> {
  for (const [done, stage] of stages.entries()) {
    yield done / stages.length;
    stage();
  }
}

function matchNames(pairing: Pairing, stored: readonly Entry[], incoming: readonly Entry[]): void {
  // A column inserted into a table shifts the numbers that its rows' ids end in.
  pairUnique(pairing, stored, incoming, byBlockAndKey);
  pairUnique(pairing, stored, incoming, byAuthorName);
}

/** By what they are about, under whatever headings they stand now. */
function matchMoved(pairing: Pairing, stored: readonly Entry[], incoming: readonly Entry[]): void {
  pairUnique(pairing, stored, incoming, byBareKey, readsAlike);
  pairUnique(pairing, stored, incoming, byBareKeyAndAnswer);
}

/** Groups under whatever headings, where either side has them under one heading only. */
function groupsHeldOnce(stored: readonly Entry[], incoming: readonly Entry[]): NameOf {
  const severally = new Set<string>();
  for (const entries of [stored, incoming]) {
    const groupOf = new Map<string, string>();
    for (const { bareGroup, group } of entries) {
      const known = groupOf.get(bareGroup);
      if (known !== undefined && known !== group) severally.add(bareGroup);
      groupOf.set(bareGroup, group);
    }
  }
  return ({ bareGroup }) => (severally.has(bareGroup) ? null : bareGroup);
}
