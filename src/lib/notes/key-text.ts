/**
 * Words as ids and comparisons see them: full-width as half-width, small letters, no spaces, marks or closing
 * punctuation. Two spellings of one term give one text.
 */
export function keyText(markdown: string): string {
  const words = markdown
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\\([^\p{L}\p{N}])/gu, "$1")
    .replace(/[*`$~_]+/g, "")
    .replace(/[\s\u200b\ufeff]+/g, "");
  const trimmed = words.replace(/^[\p{Pd}·:,;.]+|[:。.,,、;;!?…·]+$/gu, "");
  return trimmed === "" ? words : trimmed;
}
