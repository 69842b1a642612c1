import type { CodeProblem } from "#lib/exercises/outcome.ts";

const ADDRESS = /(?:blob|data):[^\s)]*/g;

/**
 * Line of the program's own code nearest to where an error was made.
 * @param stack as the engine writes it
 * @param address of the program's module
 * @param lines that the program has; what was appended to it is not its own
 */
export function ownLine(stack: string | undefined, address: string, lines: number): number | null {
  if (!stack || address === "") return null;
  for (let at = stack.indexOf(address); at >= 0; at = stack.indexOf(address, at + 1)) {
    const [, line] =
      /^:(\d+)(?::\d+)?/.exec(stack.slice(at + address.length, at + address.length + 24)) ?? [];
    if (line !== undefined && Number(line) <= lines) return Number(line);
  }
  return null;
}

/** A text without the addresses of our modules, at most 2,000 characters. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, "…").slice(0, 2_000);
}

/** What a program threw, told in terms of its own lines. Whatever it is: programs may throw anything. */
export function problemOf(thrown: unknown, address: string, lines: number): CodeProblem {
  try {
    if (thrown instanceof Error) {
      return {
        name: withoutAddresses(String(thrown.name)).slice(0, 100),
        message: withoutAddresses(String(thrown.message)),
        line: ownLine(typeof thrown.stack === "string" ? thrown.stack : undefined, address, lines),
        column: null,
      };
    }
    return { name: "Error", message: withoutAddresses(String(thrown)), line: null, column: null };
  } catch {
    return { name: "Error", message: "", line: null, column: null };
  }
}
