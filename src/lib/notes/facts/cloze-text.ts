import { highlightsIn } from "../parse/highlights.ts";
import { maskInline, MASKED } from "../parse/inline-mask.ts";
import { splitCode } from "../parse/inline-marks.ts";
import { BLANK } from "./fact.ts";

/** What surrounds a cloze decides how its gap is drawn. */
export type ClozeIn = "text" | "formula" | "code";

/** A stretch that the author hides. */
export interface Cloze {
  readonly start: number;
  readonly end: number;
  /** `c1`, `c2` …; for a highlight its own name. */
  readonly group: string;
  readonly inner: string;
  readonly hint: string;
  readonly where: ClozeIn;
}

const OPEN = /\{\{(c\d{1,3})::/g;

/** A cloze that is longer was never closed. */
const MAX_LENGTH = 2_000;

/** The outermost clozes of a text, in their order. @param where what the whole text is */
function clozesIn(text: string, where: ClozeIn): readonly Cloze[] {
  const masked = where === "text" ? maskInline(text) : text;
  const bare = where === "text" ? withoutCode(text) : text;
  const named = namedClozes(text, bare, masked, where);
  const highlights = where === "text" ? highlightsIn(masked) : [];
  const free = highlights.filter(
    ({ start, end }) => !named.some((cloze) => start < cloze.end && cloze.start < end),
  );
  const marked = free.map(({ start, end }, index): Cloze => {
    return { start, end, group: `=${index}`, inner: text.slice(start + 2, end - 2), hint: "", where: "text" };
  });
  return [...named, ...marked].toSorted((a, b) => a.start - b.start);
}

function namedClozes(text: string, bare: string, masked: string, where: ClozeIn): readonly Cloze[] {
  const clozes: Cloze[] = [];
  let from = 0;
  for (const match of bare.matchAll(OPEN)) {
    const start = match.index;
    if (start < from) continue;
    const content = start + match[0].length;
    const close = closingBraces(text, content);
    if (close === null) continue;
    const surrounding = masked[start] === MASKED ? "formula" : where;
    const { inner, hint } = splitHint(text.slice(content, close), surrounding);
    from = close + 2;
    if (inner.trim() !== "")
      clozes.push({ start, end: from, group: match[1] ?? "", inner, hint, where: surrounding });
  }
  return clozes;
}

function withoutCode(text: string): string {
  return splitCode(text)
    .map((part) => (part.code ? MASKED.repeat(part.text.length) : part.text))
    .join("");
}

/** Where `}}` closes the braces that were opened, not those of what stands in them: `\frac{a}{b}}}`. */
function closingBraces(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + MAX_LENGTH); at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === "{") depth++;
    else if (char === "}" && depth > 0) depth--;
    else if (char === "}" && text[at + 1] === "}") return at;
  }
  return null;
}

/** `x::hint`. In code `::` belongs to names. */
function splitHint(content: string, where: ClozeIn): { inner: string; hint: string } {
  const at = maskInline(content).lastIndexOf("::");
  const isName = where === "code" && /\w::\w/.test(content.slice(Math.max(0, at - 1), at + 3));
  if (at <= 0 || isName || content.slice(at).includes("}}")) return { inner: content, hint: "" };
  return { inner: content.slice(0, at).trim(), hint: content.slice(at + 2).trim() };
}

/** The text with the clozes of one group as gaps and all others as what they hide; without a group it hides nothing. */
export function showClozes(text: string, group: string | null, where: ClozeIn): string {
  let out = "";
  let at = 0;
  for (const cloze of clozesIn(text, where)) {
    out += text.slice(at, cloze.start);
    out += cloze.group === group ? gap(cloze) : showClozes(cloze.inner, group, cloze.where);
    at = cloze.end;
  }
  return out + text.slice(at);
}

function gap({ hint, where }: Cloze): string {
  const plain = hint.replace(/[⟦⟧`$\\{}\n]/g, " ").trim();
  if (where === "formula")
    return plain === "" ? "\\boxed{?}" : `\\boxed{\\text{${plain.replace(/[#%&_^~]/g, " ")}}}`;
  return plain === "" ? BLANK : `⟦${plain}⟧`;
}

/** All clozes of a text, those inside others too. */
export function allClozes(text: string, where: ClozeIn): readonly Cloze[] {
  return clozesIn(text, where).flatMap((cloze) => [
    cloze,
    ...(cloze.group.startsWith("=")
      ? []
      : allClozes(cloze.inner, cloze.where).filter((in_) => !in_.group.startsWith("="))),
  ]);
}
