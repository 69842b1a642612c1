import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const UTF8 = new TextEncoder();

/** Of a SHA-256: 20 hex digits. */
const BYTES = 10;

/**
 * First 80 bits of the SHA-256 of the parts, as 20 hex digits: short, stable, without collisions in practice
 * (a million ids: 4e-13). Parts are joined so that ["ab", "c"] and ["a", "bc"] differ.
 */
export function stableHash(parts: readonly string[]): string {
  return stableHashOfName(JSON.stringify(parts));
}

/** The same, where the parts are JSON already. */
export function stableHashOfName(name: string): string {
  return bytesToHex(sha256(UTF8.encode(name)).subarray(0, BYTES));
}
