/** An open code fence, or null outside of code. */
export type OpenFence = {
  readonly char: "`" | "~";
  readonly length: number;
  /** Columns of the list item it stands in: a line that starts further left ends it. 0 outside of lists. */
  readonly itemColumns: number;
  readonly quoted: boolean;
} | null;

const FENCE = /^([ \t>]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)$/;

/**
 * The state after one more line. The line itself is code, or a fence, if the state before or after it is not null.
 */
export function stepFence(open: OpenFence, text: string): OpenFence {
  const fence = FENCE.exec(text);
  if (open !== null && !leaves(open, text)) {
    const closes =
      fence !== null &&
      fence[2] === "" &&
      fence[3]?.[0] === open.char &&
      fence[3].length >= open.length &&
      fence[4]?.trim() === "";
    return closes ? null : open;
  }
  if (fence === null) return null;
  const [, before = "", markers = "", run = "", info = ""] = fence;
  if (run.startsWith("`") && info.includes("`")) return null;
  return {
    char: run.startsWith("`") ? "`" : "~",
    length: run.length,
    itemColumns: markers === "" ? 0 : before.length + markers.length,
    quoted: before.includes(">"),
  };
}

/** Whether a line lies outside the quote or list item that holds the fence, which ends the code. */
function leaves(open: NonNullable<OpenFence>, text: string): boolean {
  if (open.quoted) return !/^[ \t]*>/.test(text);
  if (open.itemColumns === 0 || text.trim() === "") return false;
  const indent = /^[ \t]*/.exec(text)?.[0].replaceAll("\t", "    ").length ?? 0;
  return indent < open.itemColumns;
}
