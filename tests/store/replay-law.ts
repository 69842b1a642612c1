import { expect } from "vitest";

import type { Random } from "#lib/core/random.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { lapsesOf } from "#lib/scheduling/lapses.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { settingsOf } from "#lib/sessions/study-plan.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { valueOf } from "./samples.ts";

/** Stability and difficulty may differ by this much, relative to their size. */
const TOLERANCE = 1e-6;

const NEW: Memory = { phase: "new" };

/** Fails unless replaying the whole log gives every card's memory, due day included, in whatever order it is read. */
export async function expectReplayed(store: Store, random: Random, when: string): Promise<void> {
  const events = valueOf(await allEvents(store));
  const settings = settingsOf(await store.parameters.toArray());
  const cards = await store.cards.toArray();
  const shuffled = events
    .map((event) => ({ event, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
  for (const log of [events, [...shuffled, ...events.slice(0, events.length / 2)]]) {
    const memories = replay(log, settings);
    const lapses = lapsesOf(events);
    for (const card of cards) {
      if ((card.lapses ?? 0) !== (lapses.get(card.id) ?? 0))
        expect.fail(
          `${when}: ${card.id} has ${card.lapses ?? 0} lapses, its log ${lapses.get(card.id) ?? 0}.`,
        );
      const replayed = memories.get(card.id) ?? NEW;
      if (isSame(card.memory, replayed)) continue;
      expect.fail(complaint(when, card, replayed, events));
    }
  }
}

/** Every card's memory, by its id. */
export async function memoriesIn(store: Store): Promise<Readonly<Record<string, Memory>>> {
  return Object.fromEntries((await store.cards.toArray()).map(({ id, memory }) => [id, memory]));
}

function isSame(kept: Memory, replayed: Memory): boolean {
  const [first, second] = [Object.entries(kept), new Map<string, unknown>(Object.entries(replayed))];
  return (
    first.length === second.size && first.every(([name, value]) => isNear(name, value, second.get(name)))
  );
}

function isNear(name: string, kept: unknown, replayed: unknown): boolean {
  if (typeof kept !== "number" || typeof replayed !== "number") return kept === replayed;
  if (name !== "stability" && name !== "difficulty") return kept === replayed;
  return Math.abs(kept - replayed) <= TOLERANCE * Math.max(1, Math.abs(kept));
}

function complaint(when: string, card: CardRow, replayed: Memory, events: readonly ReviewEvent[]): string {
  const history = events.filter(({ cardId }) => cardId === card.id).slice(-12);
  return [
    `${when}: the card ${card.id} is not as its log says.`,
    `kept:     ${JSON.stringify(card.memory)}`,
    `replayed: ${JSON.stringify(replayed)}`,
    ...history.map((event) => JSON.stringify(event)),
  ].join("\n");
}
