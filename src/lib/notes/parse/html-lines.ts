/*
 * Raw HTML as Markdown knows it: where it begins at the start of a line, and where it ends.
 * https://spec.commonmark.org/0.31.2/#html-blocks
 */

/** What ends raw HTML: a line that holds the pattern, or a blank line. */
export type HtmlEnd = RegExp | "blank";

const ENDED_BY_PATTERN: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
];

const BLOCK_NAMES =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
  "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|" +
  "track|ul";
const BLOCK = new RegExp(`^</?(?:${BLOCK_NAMES})(?:[ \\t>]|/>|$)`, "i");

const ATTRIBUTE = `[ \\t]+[A-Za-z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"'=<>\`]+|'[^']*'|"[^"]*"))?`;
/** A whole tag of any name, alone on its line. */
const ANY_TAG = new RegExp(
  `^<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>[ \\t]*$`,
);

/**
 * How the raw HTML ends that begins at the start of a text, or null where none does.
 * @param interrupts whether a paragraph goes before it, which a tag of any name cannot end
 */
export function htmlEndOf(text: string, interrupts: boolean): HtmlEnd | null {
  if (!text.startsWith("<")) return null;
  for (const [start, end] of ENDED_BY_PATTERN) if (start.test(text)) return end;
  return BLOCK.test(text) || (!interrupts && ANY_TAG.test(text)) ? "blank" : null;
}
