import type { CardId } from "#lib/core/ids.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import type { SourceRow } from "./note-rows.ts";
import { sourceKey } from "./note-source-rows.ts";
import type { Work } from "./work.ts";

/** A row before and after; null where there is none. */
export interface Change<Row> {
  readonly before: Row | null;
  readonly after: Row | null;
}

/**
 * What saving notes changes, as it goes along: so that all of it can be taken back, and followed, and ended half-way.
 */
export class ImportChanges {
  readonly cards = new Map<CardId, Change<CardRow>>();
  readonly sources = new Map<string, Change<SourceRow>>();

  readonly #work: Work;
  readonly #total: number;
  #done = 0;

  /** @param total how many rows there are to go through */
  constructor(work: Work = {}, total = 0) {
    this.#work = work;
    this.#total = total;
  }

  /** Nothing of it is wanted any more. */
  get isCancelled(): boolean {
    return this.#work.signal?.aborted === true;
  }

  /** So many rows more are seen to. */
  advance(rows: number): void {
    this.#done += rows;
    this.#work.onProgress?.(Math.min(1, this.#done / Math.max(1, this.#total)));
  }

  changeCards(replacements: readonly CardReplacement[]): void {
    for (const { before, after } of replacements) put(this.cards, after.id, { before, after });
  }

  putSource(before: SourceRow | undefined, after: SourceRow): void {
    put(this.sources, nameOf(after), { before: before ?? null, after });
  }

  deleteSource(before: SourceRow): void {
    put(this.sources, nameOf(before), { before, after: null });
  }
}

/** What was there first stays known. */
function put<Name, Row>(changes: Map<Name, Change<Row>>, name: Name, { before, after }: Change<Row>): void {
  const known = changes.get(name);
  changes.set(name, { before: known === undefined ? before : known.before, after });
}

/** A source's key as one word. */
export function nameOf(source: SourceRow): string {
  return sourceKey(source).join("\n");
}
