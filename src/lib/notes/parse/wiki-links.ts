/*
 * `[[page]]` is read as a link whose address nobody writes, `![[file]]` as a picture; where a card quotes the note they
 * are the words of the link, and nothing.
 */

const WIKI_ADDRESS = "#wiki";
const EMBED_ADDRESS = "#embed:";

const WIKI_LINK = /(!?)\[\[([^[\]\n]{1,200})\]\](?![([])/g;

/** `[[0]]`, `[[1, 2]]`: indices and arrays. */
const NUMBERS = /^[\d\s,.:eE+-]*$/;

/** A stretch of a line and what takes its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The wiki links and embeds of a line. @param masked the line as `maskInline` gives it */
export function wikiLinksIn(line: string, masked: string): readonly Replacement[] {
  if (!masked.includes("[[")) return [];
  return [...masked.matchAll(WIKI_LINK)].flatMap((match): Replacement[] => {
    const [whole, mark = "", inside = ""] = match;
    const start = match.index;
    const end = start + whole.length;
    const written = line.slice(start + mark.length + 2, end - 2);
    // A bracket that only a comment or code hides would end the link that is written here.
    if (NUMBERS.test(inside) || /[[\]]/.test(written)) return [];
    if (mark === "!") return [{ start, end, text: `![](${EMBED_ADDRESS}${encoded(written)})` }];
    return [{ start, end, text: `[${wordsOfLink(written)}](${WIKI_ADDRESS})` }];
  });
}

/** A name as a part of an address; its brackets would end that. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll("(", "%28").replaceAll(")", "%29");
}

/** `page#section|alias` shows its alias, else the page and section. */
function wordsOfLink(written: string): string {
  const [page = "", ...aliases] = written.split(/\\?\|/);
  const alias = aliases.at(-1)?.trim() ?? "";
  if (alias !== "") return alias;
  const [name = "", ...sections] = page.trim().split(/#\^?/);
  return [name, ...sections].filter((part) => part !== "").join(" > ");
}

/** Whether an address is that of an embed. */
export function isEmbed(url: string): boolean {
  return url.startsWith(EMBED_ADDRESS);
}

/** Whether an address is that of a link to a note. */
export function isWikiLink(url: string): boolean {
  return url === WIKI_ADDRESS;
}

/** Markdown as a card shows it: links as their words, without what was embedded. */
export function withoutWikiLinks(markdown: string): string {
  if (!markdown.includes("](#")) return markdown;
  return markdown.replace(/[ \t]*!\[\]\(#embed:[^()\s]*\)/g, "").replace(/\[([^[\]]*)\]\(#wiki\)/g, "$1");
}

/** Markdown as the author wrote it. */
export function writtenWikiLinks(markdown: string): string {
  if (!markdown.includes("](#")) return markdown;
  return markdown
    .replace(/!\[\]\(#embed:([^()\s]*)\)/g, (_all, name: string) => `![[${decodeURIComponent(name)}]]`)
    .replace(/\[([^[\]]*)\]\(#wiki\)/g, "[[$1]]");
}
