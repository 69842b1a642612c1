/**
 * Words as ids and comparisons see them: full-width as half-width, small letters, no spaces, marks or closing
 * punctuation. Two spellings of one term give one text.
 */
export function keyText(markdown: string): string {
  const known = KNOWN.get(markdown);
  if (known !== undefined) return known;
  const text = IS_KEY.test(markdown) ? markdown : readKeyText(markdown);
  if (KNOWN.size >= KNOWN_TEXTS) KNOWN.clear();
  KNOWN.set(markdown, text);
  return text;
}

/** A note asks for the same titles again and again: a sixth of reading it would go into this. */
const KNOWN = new Map<string, string>();
const KNOWN_TEXTS = 2_000;

/** Small letters, digits and Chinese characters: in one spelling already. */
const IS_KEY = /^[a-z0-9\u4e00-\u9fa5]*$/;

/** What Unicode has in one spelling only. */
const IS_NORMAL = /^[\x20-\x7e\n\u4e00-\u9fa5]*$/;

/** First and last characters that are no marks. */
const ENDS_IN_WORDS = /^[a-z0-9\u4e00-\u9fa5(](?:[^]*[a-z0-9\u4e00-\u9fa5)])?$/;

function readKeyText(markdown: string): string {
  const normal = IS_NORMAL.test(markdown) ? markdown : markdown.normalize("NFKC");
  const words = normal
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\\([^\p{L}\p{N}])/gu, "$1")
    .replace(/[*`$~_]+/g, "")
    .replace(/[\s\u200b\ufeff]+/g, "");
  if (ENDS_IN_WORDS.test(words)) return words;
  const trimmed = words.replace(/^(?:[\p{Pd}·:,;.]+(?!\p{N}|[\p{Pd}.]))|[:。.,,、;;!?…·]+$/gu, "");
  return trimmed === "" ? words : trimmed;
}

/**
 * Words as two answers are compared: only what cannot change the meaning is left aside, so that -1 is not 1, x² not x2
 * and `a**b` not `ab`.
 */
export function answerText(markdown: string): string {
  const plain = IS_NORMAL.test(markdown) ? markdown : withPlainCharacters(markdown);
  const words = plain.includes("**") ? plain.replace(BOLD, "$1") : plain;
  return words.replace(/[\s\u200b\ufeff]+/g, "").replace(/[。.，,；;]+$/, "");
}

const BOLD = /(?<![*\w])\*\*(?=\S)([^*`$]+)\*\*(?!\*)/g;

function withPlainCharacters(markdown: string): string {
  return markdown
    .normalize("NFC")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
