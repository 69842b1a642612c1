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
  const trimmed = words.replace(/^(?:[\p{Pd}·:,;.]+(?!\p{N}|[\p{Pd}.]))|[:。.,,、;;!?…·]+$/gu, "");
  return trimmed === "" ? words : trimmed;
}

/**
 * Words as two answers are compared: only what cannot change the meaning is left aside, so that -1 is not 1, x² not x2
 * and `a**b` not `ab`.
 */
export function answerText(markdown: string): string {
  return markdown
    .normalize("NFC")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?<![*\w])\*\*(?=\S)([^*`$]+)\*\*(?!\*)/g, "$1")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .replace(/[。.，,；;]+$/, "");
}
