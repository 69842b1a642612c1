import type { CardId } from "#lib/core/ids.ts";
import type { CardRow } from "./card-row.ts";
import type { ChunkProblem } from "./event-chunk.ts";

/** The device's storage fails: any read or write may meet it. */
export type StorageProblem =
  /** This browser has no IndexedDB. */
  | { readonly kind: "no-storage" }
  /** The browser's settings or a private window forbid it. */
  | { readonly kind: "storage-denied" }
  /** A newer version of the app has been here. */
  | { readonly kind: "newer-version" }
  /** Another tab with an older version holds the database. */
  | { readonly kind: "blocked" }
  /** The connection was closed: another tab upgrades or deletes the database, or the browser cut it. */
  | { readonly kind: "closed" }
  /** No space is left. */
  | { readonly kind: "full" }
  | { readonly kind: "broken"; readonly detail: string };

/** The card is not as the caller read it; `card` is how it is now. */
export interface StaleCard {
  readonly kind: "stale";
  readonly card: CardRow;
}

export interface MissingCard {
  readonly kind: "missing-card";
  readonly cardId: CardId;
}

/** A note's card asks for an id that belongs to an exercise. */
export interface TakenId {
  readonly kind: "id-taken";
  readonly cardId: CardId;
}

/** An import cannot be taken back any more: a note of it was imported again, or changed by other means. */
export interface ChangedSince {
  readonly kind: "changed-since";
  readonly by: "import" | "edit";
  /** Of the note. */
  readonly title: string;
}

/** Everything that may fail in the store without being a bug. */
export type StoreProblem =
  | StorageProblem
  | StaleCard
  | MissingCard
  | TakenId
  | ChangedSince
  | ChunkProblem
  | { readonly kind: "nothing-to-undo" }
  | { readonly kind: "nothing-to-redo" };

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly inner?: unknown;
  readonly failures?: unknown;
}

/**
 * The problem that an error of a read, a write or the opening stands for, or null if it is a bug to be thrown on.
 * Looks inside wrapped errors, where a full disk hides.
 */
export function storageProblemOf(error: unknown): StorageProblem | null {
  if (!isErrorLike(error)) return null;
  for (const cause of causesOf(error)) {
    const deeper = storageProblemOf(cause);
    if (deeper !== null && deeper.kind !== "broken") return deeper;
  }
  switch (error.name) {
    case "QuotaExceededError":
      return { kind: "full" };
    case "VersionError":
      return { kind: "newer-version" };
    case "MissingAPIError":
      return { kind: "no-storage" };
    case "SecurityError":
    case "NotAllowedError":
      return { kind: "storage-denied" };
    case "DatabaseClosedError":
    case "InvalidStateError":
      return { kind: "closed" };
    case "AbortError":
    case "OpenFailedError":
    case "TimeoutError":
    case "UnknownError":
      return { kind: "broken", detail: error.message };
    default:
      return null;
  }
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === "object" && value !== null && "name" in value && "message" in value;
}

/** Dexie wraps the browser's error as `inner`, and those of a bulk write as `failures`. */
function causesOf(error: ErrorLike): readonly unknown[] {
  const failures: readonly unknown[] = Array.isArray(error.failures) ? error.failures : [];
  return [error.inner, ...failures].filter((cause) => cause !== undefined && cause !== error);
}
