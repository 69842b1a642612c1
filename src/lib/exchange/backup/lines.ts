const NEWLINE = 0x0a;

/** A line longer than this is no line of a backup: it would only fill the memory. */
const LONGEST_LINE = 256 * 1024 * 1024;

/** The bytes cannot be read to their end (packed ones that are cut off, a file that is gone), or are no text of lines. */
export class UnreadableLines extends Error {
  override readonly name = "UnreadableLines";
}

/** The lines that came together, each with its newline. The last one of all may lack it: then the text is cut off. */
export type Lines = readonly Uint8Array[];

/**
 * The lines of a stream, as many at a time as came together.
 * @throws UnreadableLines
 */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Lines, void> {
  const reader = stream.getReader();
  let begun: Uint8Array[] = [];
  let begunLength = 0;
  try {
    for (;;) {
      const { done, value } = await readFrom(reader);
      if (done) break;
      const lines: Uint8Array[] = [];
      let from = 0;
      for (let at = value.indexOf(NEWLINE); at !== -1; at = value.indexOf(NEWLINE, from)) {
        lines.push(joined([...begun, value.subarray(from, at + 1)]));
        begun = [];
        begunLength = 0;
        from = at + 1;
      }
      if (from < value.length) begun.push(value.subarray(from));
      begunLength += value.length - from;
      if (begunLength > LONGEST_LINE) throw new UnreadableLines("A line has no end.");
      yield lines;
    }
    if (begunLength > 0) yield [joined(begun)];
  } finally {
    // Also where whoever takes the lines has had enough.
    await reader.cancel().catch(() => undefined);
  }
}

async function readFrom(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (error) {
    throw new UnreadableLines(String(error), { cause: error });
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
