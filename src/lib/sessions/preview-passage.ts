/** A line of a note's text as it stands there. */
export interface PassageLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Of the passage; others stand around it. */
  readonly isMeant: boolean;
}

/** Lines shown before and behind. */
const AROUND = 3;
/** Lines of a longer passage that are shown. */
const LONGEST = 60;

/**
 * The lines of a note that is not stored yet around a passage of it, as they were written.
 * @param range lines from 1, both ends included
 */
export function passageLines(
  text: string,
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
): readonly PassageLine[] {
  const end = Math.min(endLine, startLine + LONGEST - 1);
  const from = Math.max(1, startLine - AROUND);
  const lines = text.split(/\r\n|\r|\n/).slice(from - 1, end + AROUND);
  return lines.map((line, index) => {
    const number = from + index;
    return { number, text: line, isMeant: number >= startLine && number <= end };
  });
}
