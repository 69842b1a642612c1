import { namedApart } from "./author-name.ts";
import type { Entry } from "./entry.ts";

/** Which stored card each incoming one is, as far as it is known: one to one. */
export class Pairing {
  readonly #storedOf = new Map<Entry, Entry>();
  readonly #incomingOf = new Map<Entry, Entry>();

  storedOf(incoming: Entry): Entry | undefined {
    return this.#storedOf.get(incoming);
  }

  incomingOf(stored: Entry): Entry | undefined {
    return this.#incomingOf.get(stored);
  }

  isFree(entry: Entry): boolean {
    return !this.#storedOf.has(entry) && !this.#incomingOf.has(entry);
  }

  free(entries: readonly Entry[]): Entry[] {
    return entries.filter((entry) => this.isFree(entry));
  }

  /** Pairs two cards, unless one is paired already or their authors named them apart. */
  pair(stored: Entry, incoming: Entry): boolean {
    if (!this.isFree(stored) || !this.isFree(incoming)) return false;
    if (stored.name !== incoming.name && namedApart(stored.card, incoming.card)) return false;
    this.#storedOf.set(incoming, stored);
    this.#incomingOf.set(stored, incoming);
    return true;
  }
}

export type NameOf = (entry: Entry) => string | null;
export type Accept = (stored: Entry, incoming: Entry) => boolean;

/** Entries under the name that each has; those without one are left aside. */
export function byName(entries: readonly Entry[], nameOf: NameOf): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Pairs what is still free where a name stands once on either side: between two it does not guess. */
export function pairUnique(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  nameOf: NameOf,
  accept: Accept = () => true,
): void {
  const before = byName(pairing.free(stored), nameOf);
  for (const [name, [entry, ...others]] of byName(pairing.free(incoming), nameOf)) {
    const [match, ...otherMatches] = before.get(name) ?? [];
    if (entry === undefined || match === undefined || others.length > 0 || otherMatches.length > 0) continue;
    if (accept(match, entry)) pairing.pair(match, entry);
  }
}

/** Pairs what is still free name by name, the first with the first: for names whose bearers are interchangeable. */
export function pairInOrder(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  nameOf: NameOf,
  accept: (stored: readonly Entry[], incoming: readonly Entry[]) => boolean = () => true,
): void {
  const before = byName(pairing.free(stored), nameOf);
  for (const [name, entries] of byName(pairing.free(incoming), nameOf)) {
    const matches = before.get(name) ?? [];
    if (!accept(matches, entries)) continue;
    entries.forEach((entry, index) => {
      const match = matches[index];
      if (match !== undefined) pairing.pair(match, entry);
    });
  }
}
