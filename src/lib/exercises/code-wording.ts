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
  const found = new Set<CodeLanguage>();
  let open: string | null = null;
  for (const [, slash, tag] of text.matchAll(/<(\/?)(ts|py)>/g)) {
    if (slash === "" ? open !== null : open !== tag) return null;
    open = slash === "" ? (tag ?? null) : null;
    const language = CODE_LANGUAGES.find((each) => TAGS[each] === tag);
    if (language !== undefined) found.add(language);
  }
  return open === null ? found : null;
}
