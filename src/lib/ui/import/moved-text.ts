import type { Match } from "#lib/notes/diff/card-diff.ts";
import { m } from "#lib/paraglide/messages.js";

/** Where a card stood and where it stands: headings, and the files if it left one for another. */
export function movedText({ stored, incoming }: Match): string {
  const [from, to] = [stored.source, incoming.source];
  const place = ({ file, headingPath }: typeof from): string => {
    const path = headingPath.join(" › ") || m.import_no_heading();
    return from.file === to.file ? path : `${file} › ${path}`;
  };
  return m.import_from_to({ from: place(from), to: place(to) });
}
