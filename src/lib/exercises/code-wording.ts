import { CODE_LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";

/** Prompts and messages name things as the code does: `<ts>runningMean</ts><py>running_mean</py>`. */
const TAGS = { typescript: "ts", python: "py" } as const satisfies Record<CodeLanguage, string>;

/** A tag alone on its line takes the line with it. */
function tagged(language: CodeLanguage): RegExp {
  const tag = TAGS[language];
  return new RegExp(`^<${tag}>[ \\t]*\\n([^]*?)^</${tag}>[ \\t]*(?:\\n|$)|<${tag}>([^]*?)</${tag}>`, "gm");
}

/**
 * A text as it reads to somebody who writes in this language: what is tagged for it stays, without its tags; what is
 * tagged for another goes.
 */
export function inCodeLanguage(text: string, language: CodeLanguage): string {
  return CODE_LANGUAGES.reduce(
    (reduced, each) =>
      reduced.replace(tagged(each), (_, block: string | undefined, inline: string | undefined) =>
        each === language ? (block ?? inline ?? "") : "",
      ),
    text,
  );
}

/** Languages that a text has words for; null where a tag is not closed, not opened or stands in another. */
export function wordedLanguages(text: string): ReadonlySet<CodeLanguage> | null {
  const passages = taggedPassages(text);
  return passages && new Set(passages.map(({ language }) => language));
}

/**
 * What is wrong with a text that is read in these languages: what is said for one must be said for the others too, side
 * by side, so that nobody reads a gap or the names of another language.
 * @returns null if nothing is
 */
export function wordingProblem(text: string, languages: readonly CodeLanguage[]): string | null {
  const passages = taggedPassages(text);
  if (passages === null) return "has a tag <ts> or <py> that is not closed, not opened or within another";
  const foreign = passages.find(({ language }) => !languages.includes(language));
  if (foreign !== undefined) return `has words for ${foreign.language}, which nobody reads here`;
  for (let first = 0; first < passages.length; first += languages.length) {
    const together = passages.slice(first, first + languages.length);
    const areAll = languages.every((language) => together.some((passage) => passage.language === language));
    const areAdjacent = together.slice(1).every(({ gap }) => gap.trim() === "");
    if (!areAll || !areAdjacent) {
      const tags = languages.map((language) => `<${TAGS[language]}>`).join(" and ");
      return `words "${together[0]?.text.trim() ?? ""}" for one language alone: put ${tags} side by side`;
    }
  }
  const silent = languages.find((language) => inCodeLanguage(text, language).trim() === "");
  return silent === undefined ? null : `says nothing in ${silent}`;
}

interface Passage {
  readonly language: CodeLanguage;
  readonly text: string;
  /** What stands between it and the passage before. */
  readonly gap: string;
}

/** The tagged parts of a text in their order; null where tags are not in order. */
function taggedPassages(text: string): readonly Passage[] | null {
  const passages: Passage[] = [];
  let open: { readonly tag: string; readonly at: number; readonly gap: string } | null = null;
  let end = 0;
  for (const match of text.matchAll(/<(\/?)(ts|py)>/g)) {
    const [mark, slash, tag = ""] = match;
    if (slash === "" ? open !== null : open?.tag !== tag) return null;
    if (open === null) {
      open = { tag, at: match.index + mark.length, gap: text.slice(end, match.index) };
      continue;
    }
    const language = CODE_LANGUAGES.find((each) => TAGS[each] === tag);
    if (language) passages.push({ language, text: text.slice(open.at, match.index), gap: open.gap });
    end = match.index + mark.length;
    open = null;
  }
  return open === null ? passages : null;
}
