/**
 * Whether two stored values are equal: plain ones, lists of words, and rows and overrides, whose fields are always written
 * in one order.
 */
export function isSame(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  // Only these can be equal without being the same.
  const areObjects = typeof first === "object" && typeof second === "object";
  return areObjects && JSON.stringify(first) === JSON.stringify(second);
}
