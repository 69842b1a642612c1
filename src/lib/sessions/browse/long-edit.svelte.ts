import type { Work } from "#lib/store/work.ts";

/** Edits of fewer cards are over before one sees that they take time. */
const MANY = 1_000;

/** Follows an edit of so many cards that it takes a while. */
export class LongEdit {
  /** How much is done, 0 to 1; null while there is none. */
  share = $state<number | null>(null);
  /** Ends it, and nothing is changed; null where it cannot be ended. */
  cancel = $state.raw<(() => void) | null>(null);

  /** @returns what tells how far it is */
  begin(cards: number, cancel: (() => void) | null): NonNullable<Work["onProgress"]> {
    if (cards < MANY) return () => undefined;
    this.share = 0;
    this.cancel = cancel;
    return (share) => (this.share = share);
  }

  end(): void {
    this.share = null;
    this.cancel = null;
  }
}
