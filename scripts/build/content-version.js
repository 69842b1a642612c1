import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Changes whenever a built-in card or the list of exercises does, so that the app can tell without loading them.
 * @param {string} root folder of the project
 * @returns {string} 12 hex digits
 */
export function contentVersion(root) {
  const hash = createHash("sha256");
  for (const file of [...deckFiles(root), ...exerciseFiles(root)].sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 12);
}

/** @param {string} root */
function deckFiles(root) {
  const made = join("src", "lib", "sessions", "generated", "decks");
  return readdirSync(join(root, made)).map((file) => join(made, file));
}

/** @param {string} root */
function exerciseFiles(root) {
  return readdirSync(join(root, "exercises"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join("exercises", entry.name, "exercise.json"));
}
