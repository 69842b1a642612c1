/** Tags that mean something on a card and carry no danger without attributes. */
const KEPT = new Set([
  "b",
  "br",
  "code",
  "del",
  "em",
  "i",
  "ins",
  "kbd",
  "mark",
  "s",
  "strong",
  "sub",
  "sup",
  "u",
]);

/** Tags known to HTML: they are left out, what stands between them stays. Others are words such as `Array<T>`. */
const KNOWN =
  /^(?:a|abbr|address|applet|area|article|aside|audio|base|bdi|bdo|blink|blockquote|body|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|details|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|img|input|label|legend|li|link|main|map|marquee|math|menu|meta|meter|nav|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|plaintext|pre|progress|q|rp|rt|ruby|samp|script|search|section|select|slot|small|source|span|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|ul|var|video|wbr|xmp)$/;

/** Elements whose content is not text. */
const CONTENT_DROPPED =
  /<(script|style|template|iframe|object|noscript|textarea|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** A piece of rendered HTML: words to be escaped, or a tag to be kept as it is. */
export type HtmlPart =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "tag"; readonly html: string };

/** What a note's raw HTML comes to: harmless tags without their attributes, and the words between the others. */
export function readHtml(html: string): readonly HtmlPart[] {
  const rest = html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").replace(CONTENT_DROPPED, "");
  const parts: HtmlPart[] = [];
  let at = 0;
  for (const match of rest.matchAll(
    /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<[!?][^>]*>/g,
  )) {
    const [whole, slash = "", name = "", attributes = ""] = match;
    const tag = name.toLowerCase();
    const isWord = name !== "" && !KEPT.has(tag) && !KNOWN.test(tag);
    if (isWord) continue;
    parts.push({
      kind: "text",
      text: rest.slice(at, match.index) + (tag === "img" ? altOf(attributes) : ""),
    });
    if (KEPT.has(tag)) parts.push({ kind: "tag", html: tag === "br" ? "<br>" : `<${slash}${tag}>` });
    at = match.index + whole.length;
  }
  parts.push({ kind: "text", text: rest.slice(at) });
  return parts.filter((part) => part.kind === "tag" || part.text !== "");
}

/** What a picture shows, in its author's words. */
function altOf(attributes: string): string {
  const [, , double, single] = /(?:^|\s)alt\s*=\s*("([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
  return double ?? single ?? "";
}
