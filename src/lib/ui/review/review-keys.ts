import type { Rating } from "#lib/scheduling/memory.ts";

/** Again to Easy on the keys 1 to 4; null for any other key. */
export function ratingOfKey(key: string): Rating | null {
  switch (key) {
    case "1":
      return 1;
    case "2":
      return 2;
    case "3":
      return 3;
    case "4":
      return 4;
    default:
      return null;
  }
}
