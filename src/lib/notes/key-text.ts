/**
 * Words as ids and comparisons see them: full-width as half-width, small letters, no spaces, marks or closing
 * punctuation. Two spellings of one term give one text.
 */
export function keyText(markdown: string): string {
  const known = KNOWN.get(markdown);
  if (known !== undefined) return known;
  const text = readKeyText(markdown);
  if (KNOWN.size >= KNOWN_TEXTS) KNOWN.clear();
  KNOWN.set(markdown, text);
  return text;
}

/** A note asks for the same titles again and again: a sixth of reading it would go into this. */
const KNOWN = new Map<string, string>();
const KNOWN_TEXTS = 2_000;

function readKeyText(markdown: string): string {
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
