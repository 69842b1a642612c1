import createPurifier, { type Config, type DOMPurify } from "dompurify";

/** Text and structure. */
const TEXT_TAGS =
  "p br hr div span h1 h2 h3 h4 h5 h6 blockquote ul ol li table thead tbody tr th td pre code em strong b i u s del ins mark kbd sub sup";

/** What KaTeX draws with. Its `annotation` repeats the source and is left out. */
const MATHS_TAGS =
  "math mrow mi mn mo mtext ms mspace msup msub msubsup mover munder munderover mfrac msqrt mroot mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose merror svg path line g";

const ATTRIBUTES =
  "class style aria-hidden align start colspan rowspan xmlns display mathvariant stretchy fence separator accent accentunder lspace rspace minsize maxsize linethickness columnalign columnspacing columnlines rowspacing rowlines scriptlevel displaystyle voffset height width depth notation viewbox preserveaspectratio d x1 x2 y1 y2 stroke-width mathcolor mathbackground mathsize movablelimits largeop symmetric";

const CONFIG = {
  ALLOWED_TAGS: [...TEXT_TAGS.split(" "), ...MATHS_TAGS.split(" ")],
  ALLOWED_ATTR: ATTRIBUTES.split(" "),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_DOM: true,
  KEEP_CONTENT: true,
  // On top of the library's own list. An annotation repeats a formula's source.
  ADD_FORBID_CONTENTS: ["annotation", "embed", "object", "select", "textarea", "xmp"],
  // No attribute of the list takes a script: asking the browser about each of them takes a tenth of the time.
  TRUSTED_TYPES_POLICY: null,
} satisfies Config;

/** Properties by which KaTeX places its boxes, and the form of the values it gives them. */
const LAYOUT =
  /^(?:height|min-height|width|min-width|max-width|top|left|right|bottom|vertical-align|margin(?:-(?:left|right|top|bottom))?|padding(?:-(?:left|right|top|bottom))?|border-(?:bottom|top|left|right)-width|border-width|font-size)$/;
const LENGTH = /^-?\d{0,3}(?:\.\d{1,6})?(?:em|ex|px|pt|%)?$/;
const COLOUR = /^(?:color|background-color|border-color)$/;
const COLOUR_VALUE = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30})$/i;
const KEYWORDS = new Map([
  ["position", "relative"],
  ["border-style", "solid"],
  ["text-align", "left|right|center"],
]);

/**
 * HTML that may be shown: an allow-list of what text, tables, code and KaTeX's formulas need. No links, sources, ids,
 * names, forms, scripts; of styles only lengths and colours. Whatever else is in it loses its tags or goes.
 */
export function sanitizeHtml(html: string): string {
  return PLAIN.test(html) ? html : purifier().sanitize(html);
}

/** A line of text with the simplest marks: most cards. It would come out as it went in, which takes a while to find out. */
const PLAIN =
  /^<p>[^<>&\u0000\r\u00a0]*(?:<(strong|em|code)>[^<>&\u0000\r\u00a0]*<\/\1>[^<>&\u0000\r\u00a0]*)*<\/p>$/;

let made: DOMPurify | null = null;

/** Its own instance, so that no other user of the library changes these rules. */
function purifier(): DOMPurify {
  if (made !== null) return made;
  const instance = createPurifier(window);
  // Once, not for each card: the lists above are long.
  instance.setConfig(CONFIG);
  instance.addHook("uponSanitizeAttribute", (_node, event) => {
    if (event.attrName !== "style") return;
    event.attrValue = safeStyle(event.attrValue);
    event.keepAttr = event.attrValue !== "";
  });
  made = instance;
  return instance;
}

/** The declarations of a style attribute that place or colour a box; to write one anew takes time. */
function safeStyle(style: string): string {
  const declarations = style.split(";");
  const kept = declarations.flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    return colon > 0 && isSafe(property, value) ? [`${property}:${value}`] : [];
  });
  const written = declarations.filter((declaration) => declaration.trim() !== "");
  return kept.length > 0 && kept.length === written.length ? style : kept.join(";");
}

function isSafe(property: string, value: string): boolean {
  if (LAYOUT.test(property)) return value !== "" && LENGTH.test(value);
  if (COLOUR.test(property)) return COLOUR_VALUE.test(value);
  const keywords = KEYWORDS.get(property);
  return keywords !== undefined && keywords.split("|").includes(value);
}
