import type { Backend } from "#lib/exercises/backend.ts";

/** What became of a program, in one word; the table of docs/threat-model.md is written from these. */
export const CONTAINED = {
  clock: "ended by the page's clock",
  "op-budget": "stopped by the op budget, before the GPU had begun",
  "message-flood": "ended by the frame's count of messages",
  "forbidden-op": "told as a forbidden operation",
  "reads-values": "stopped: WebGPU answers no reads in between",
  "lacks-kernel": "stopped: the backend has no such operation",
  "syntax-error": "refused: it does not parse here",
  "not-defined": "refused: nothing to call",
  threw: "refused with an error",
  nothing: "finds nothing",
  right: "no effect: what it computes is right",
  wrong: "judged as the wrong result that it is",
  "could-not-run": "ended, said openly",
  "device-lost": "told as a lost device",
} as const;

export type Contained = keyof typeof CONTAINED;

/** A program that means no good, and what must become of it. */
export interface HostileProgram {
  readonly id: string;
  /** What it tries, for the table of the threat model. */
  readonly tries: string;
  /**
   * A whole program. `product(x)` should give x·x; one that looks for something returns a list of what it found.
   * HOST stands for a server that counts who reaches it.
   */
  readonly source: string;
  readonly seen: readonly Contained[];
  /** cpu by default: most of it is the language's own doing. */
  readonly backend?: Backend;
  /** What the error must say. */
  readonly says?: RegExp;
}

type Row = readonly [id: string, tries: string, lines: string, seen: Contained | readonly Contained[]];

/** Rows of a table as programs. */
export function programs(
  group: string,
  wrap: (lines: string) => string,
  rows: readonly Row[],
  rest: Pick<HostileProgram, "backend" | "says"> = {},
): HostileProgram[] {
  return rows.map(([id, tries, lines, seen]) => ({
    id: `${group}-${id}`,
    tries,
    source: wrap(lines),
    seen: typeof seen === "string" ? [seen] : seen,
    ...rest,
  }));
}

/** A whole program as it stands. */
export const whole = (source: string): string => source;
