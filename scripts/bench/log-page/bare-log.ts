import { Dexie } from "dexie";
import { FSRSAlgorithm } from "ts-fsrs";

import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import type { ChunkRow } from "#lib/store/log-rows.ts";
import { DATABASE_NAME } from "#lib/store/open.ts";

/* As little as it takes: the rows of the log as Dexie gives them, and the algorithm of the library. */

interface State {
  readonly stability: number;
  readonly difficulty: number;
  /** Study day of the last rating. */
  day?: number;
}

/** Dexie alone on the app's database. */
export async function openBare(): Promise<Dexie> {
  return new Dexie(DATABASE_NAME).open();
}

/** Every chunk of the log, as typed arrays; nothing is done with them */
export async function readChunks(database: Dexie): Promise<readonly ChunkRow[]> {
  return database.table<ChunkRow>("eventChunks").toArray();
}

/**
 * `next_state` for each rating in the order in which it lies there, into a map from card to state. Days and ratings are
 * taken as they stand: no retractions, no resets, no settings but one, no steps, no due days.
 */
export function replayBare(chunks: readonly ChunkRow[]): ReadonlyMap<string, State> {
  const algorithm = new FSRSAlgorithm({ w: DEFAULT_WEIGHTS, enable_fuzz: false, enable_short_term: true });
  const states = new Map<string, State>();
  for (const { packed } of chunks) {
    const { count, cards, strings, ratings, studyDays } = packed;
    for (let index = 0; index < count; index++) {
      const rating = ratings[index] ?? 0;
      if (rating === 0) continue;
      const card = strings[cards[index] ?? 0] ?? "";
      const day = studyDays[index] ?? 0;
      const before = states.get(card) ?? null;
      const gapDays = Math.max(0, day - (before?.day ?? day));
      const after: State = algorithm.next_state(before, gapDays, rating);
      after.day = day;
      states.set(card, after);
    }
  }
  return states;
}
