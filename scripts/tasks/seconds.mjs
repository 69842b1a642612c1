/**
 * @param {number} ms
 * @returns {string} e.g. "3.2 s"
 */
export function formatSeconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
