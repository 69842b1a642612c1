import type { Match } from "#lib/notes/diff/card-diff.ts";
import { m } from "#lib/paraglide/messages.js";

/** Where a card stood and where it stands: headings below the note's title, and the files if it left one for another. */
export function movedText({ stored, incoming }: Match): string {
  const [from, to] = [stored.source, incoming.source];
  const [before, now] = [from.headingPath, to.headingPath];
  const shared = from.file === to.file && before[0] === now[0] ? 1 : 0;
  const place = ({ file, headingPath }: typeof from): string => {
    const path = headingPath.slice(shared).join(" › ") || m.import_no_heading();
    return from.file === to.file ? path : `${file} › ${path}`;
  };
  return m.import_from_to({ from: place(from), to: place(to) });
}
