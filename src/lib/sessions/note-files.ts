import { err, ok, type Result } from "#lib/core/result.ts";

/** One document of this size takes seconds to read; notes of people are a thousand times smaller. */
export const LARGEST_NOTE_BYTES = 3_000_000;

/** How far into a file one looks for what no text has. */
const BINARY_PROBE_CHARACTERS = 4_000;

export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

export type NoteFileProblem =
  | { readonly kind: "too-large"; readonly file: string; readonly bytes: number }
  | { readonly kind: "not-text"; readonly file: string }
  | { readonly kind: "empty"; readonly file: string }
  /** A note is known again by its file's name: two of one name would replace each other. */
  | { readonly kind: "same-name"; readonly file: string }
  | { readonly kind: "unreadable"; readonly file: string; readonly detail: string };

/** The text of a file that the learner chose, or why there is none. */
export async function readNoteFile(file: File): Promise<Result<NoteFile, NoteFileProblem>> {
  if (file.size > LARGEST_NOTE_BYTES) return err({ kind: "too-large", file: file.name, bytes: file.size });
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (error) {
    return err({
      kind: "unreadable",
      file: file.name,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  return decodeNote(file.name, new Uint8Array(bytes));
}

/** UTF-8, UTF-16 with a mark, or GB 18030, which older Chinese editors still write. */
export function decodeNote(name: string, bytes: Uint8Array): Result<NoteFile, NoteFileProblem> {
  const text = decode(bytes);
  if (text === null || isBinary(text)) return err({ kind: "not-text", file: name });
  if (text.trim() === "") return err({ kind: "empty", file: name });
  return ok({ name, text });
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of marked === null ? ["utf-8", "gb18030"] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one decides.
    }
  }
  return null;
}

/** Control characters other than white space: a picture, an archive or a program. */
function isBinary(text: string): boolean {
  for (const character of text.slice(0, BINARY_PROBE_CHARACTERS)) {
    const code = character.charCodeAt(0);
    if (code < 0x09 || (code > 0x0d && code < 0x1b)) return true;
  }
  return false;
}
