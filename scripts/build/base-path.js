import process from "node:process";

/** One or more path segments: "/gradus", "/study/gradus". */
const SUB_PATH = /^(\/[^/]+)+$/;

/**
 * Sub-path of the static host, from BASE_PATH, e.g. "/gradus"; empty at the root of a domain.
 * @param {string} [given]
 * @returns {"" | `/${string}`}
 * @throws Error if it does not start with a slash or ends with one
 */
export function basePath(given = process.env["BASE_PATH"] ?? "") {
  if (given === "") return "";
  if (!SUB_PATH.test(given)) {
    throw new Error(`BASE_PATH is "${given}": it must start with a slash and not end with one, as in "/gradus".`);
  }
  return /** @type {`/${string}`} */ (given);
}
