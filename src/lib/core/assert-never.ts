/**
 * Ends a switch over a union: a member that no case handles does not compile.
 * @throws Error if reached at run time, naming the value
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
