import { err, ok, type Result } from "#lib/core/result.ts";

/** One document of this size takes seconds to read; notes of people are a thousand times smaller. */
export const LARGEST_NOTE_BYTES = 3_000_000;

/** Control characters that no text has: their presence means a picture, an archive or a program. */
// eslint-disable-next-line no-control-regex -- that is the point
const BINARY = /[\u0000-\u0008\u000e-\u001a]/;

export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

export type NoteFileProblem =
  | { readonly kind: "too-large"; readonly file: string; readonly bytes: number }
  | { readonly kind: "not-text"; readonly file: string }
  | { readonly kind: "empty"; readonly file: string }
  | { readonly kind: "unreadable"; readonly file: string; readonly detail: string };

/** The text of a file that the learner chose, or why there is none. */
export async function readNoteFile(file: File): Promise<Result<NoteFile, NoteFileProblem>> {
  if (file.size > LARGEST_NOTE_BYTES) return err({ kind: "too-large", file: file.name, bytes: file.size });
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (error) {
    return err({ kind: "unreadable", file: file.name, detail: error instanceof Error ? error.message : String(error) });
  }
  return decodeNote(file.name, new Uint8Array(bytes));
}

/** UTF-8, UTF-16 with a mark, or GB 18030, which older Chinese editors still write. */
export function decodeNote(name: string, bytes: Uint8Array): Result<NoteFile, NoteFileProblem> {
  const text = decode(bytes);
  if (text === null || BINARY.test(text.slice(0, 4_000))) return err({ kind: "not-text", file: name });
  if (text.trim() === "") return err({ kind: "empty", file: name });
  return ok({ name, text });
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of marked === null ? ["utf-8", "gb18030"] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one decides.
    }
  }
  return null;
}
