import { cleanTitle } from "../outline/titles.ts";
import { readsLikeStatement } from "./statement.ts";
import { weight } from "./wording.ts";

/*
 * Lines that name something without the colon of a term: "GPT - 自回归语言模型", "LSTM（长短期记忆）", "ResNet (2015)".
 */

/** A line taken apart. Texts are Markdown, as they stand in the line. */
export interface NamedLine {
  /** Emphasis and links removed. */
  readonly name: string;
  /** What the line says of the name; empty if nothing but its year. */
  readonly text: string;
  readonly year: string | null;
  readonly by: "dash" | "bold" | "copula" | "bracket" | "colon" | "equals" | "arrow" | "year" | "term";
}

const YEAR = "(?:18|19|20)\\d\\d";

/** "(2017)", "（Vaswani et al., 2017）", "(2018 年提出)" after a name. */
const BRACKETED_YEAR = new RegExp(
  `\\s*[（(](?:[^（()）\\d]{0,40}[,，、\\s])?(${YEAR})\\s*年?(?:提出|发布)?[)）](?=$|\\s|[-–—:：,，。.；;*])`,
);
const YEAR_FIRST = new RegExp(`^(${YEAR})\\s*年?\\s*(?:[-–—]+|[:：|])\\s*(\\S.*)$`, "s");
const YEAR_LAST = new RegExp(
  `^(.*\\S)\\s*(?:[,，:：]|\\s[-–—]+)\\s*(${YEAR})\\s*年?(?:提出|发布)?[。.]?$`,
  "s",
);

/** Runs that no author writes; without them every pattern below takes time in proportion to the line. */
const UNREADABLE = /\s{8}|`{8}|-{8}/;

/** Reads a line of Markdown that names something; null where it does not. */
export function readNamedLine(markdown: string): NamedLine | null {
  const line = markdown.trim();
  if (UNREADABLE.test(line)) return null;
  const masked = mask(line);
  return readYear(line, masked) ?? readText(line, masked, null);
}

function readYear(line: string, masked: string): NamedLine | null {
  const bracket = BRACKETED_YEAR.exec(masked);
  if (bracket !== null) {
    const before = line.slice(0, bracket.index);
    const after = line.slice(bracket.index + bracket[0].length);
    const year = bracket[1] ?? null;
    if (/^[\s*。.]*$/.test(after))
      return named(before + (after.includes("**") ? "**" : ""), "", year, "year");
    const both = `${before}${after}`;
    if (/^\s*[:：]/.test(after)) return named(before, "", year, "term");
    const read = readText(both, mask(both), year);
    // A name ends where its year begins: what goes on behind it is more than a name.
    return read !== null && cleanTitle(plainName(before)).startsWith(read.name) ? read : null;
  }
  const first = YEAR_FIRST.exec(masked);
  if (first !== null)
    return named(line.slice(line.length - (first[2] ?? "").length), "", first[1] ?? null, "year");
  const last = YEAR_LAST.exec(masked);
  return last === null ? null : named(line.slice(0, (last[1] ?? "").length), "", last[2] ?? null, "year");
}

const DASH = /^(.{1,160}?)(?:\s+(?:[-–—]{1,2}|——)\s+|\s*——\s*)(?=\S)/su;
const BOLD = /^(?:[\p{Extended_Pictographic}\uFE0F\u200D]\s*){0,8}\*\*([^*]{1,160})\*\*\s*(?=\S)/su;
const BRACKET = /^(.{1,160}?)\s*[（(]([^（()）]+)[)）](\*{0,2})[。.;；,，]?$/su;
const COLON = /^(\p{L}[^:：，。；!?！？]{1,38}):(?=[^\s/:\d])/u;
const EQUALS = /^(\S{1,12})\s+=\s+(?=[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z ]*$)/u;
/** A setting and its number: `lr = 0.001`. */
const SETTING = /^([\p{L}_\uE000][\p{L}\p{N}_.\uE000]{0,30})\s*=\s*(?=[-+]?\d[\d.,e/+-]*\s*[%\p{L}]{0,8}$)/u;
/** One thing and what it leads to; a chain of several has more arrows. */
const ARROW = /^([^→⇒]{1,60}?)\s*(?:→|⇒|->|=>|-->)\s*(?=[^→⇒>]{1,120}$)/u;

/** Words between bold words and the rest of their sentence: the bold is emphasis. */
const GOES_ON =
  /^(?:[的和与及或、，,。.:：;；/+–—→-]|of |and |or |for |in |at |to |on |with |层|函数|模型|方法|时)/i;
const COPULA = /^(?:是指|指的是|是(?!否)|指(?!数)|即|means |refers to |is |are )\s*/i;

function readText(line: string, masked: string, year: string | null): NamedLine | null {
  const bold = BOLD.exec(masked);
  if (bold !== null && !/[:：]$/.test(bold[1] ?? "")) {
    const rest = line.slice(bold[0].length);
    const copula = COPULA.exec(rest);
    if (copula !== null && rest.length > copula[0].length)
      return named(
        bold[1] === undefined ? "" : line.slice(0, bold[0].length),
        rest.slice(copula[0].length),
        year,
        "copula",
      );
    const isOpen = !GOES_ON.test(rest) && !/^[（(]/.test(rest) && weight(rest) >= 2;
    if (isOpen) return named(line.slice(0, bold[0].length), rest, year, "bold");
  }
  const dash = DASH.exec(masked);
  if (dash !== null && !/[=<>]/.test(dash[1] ?? ""))
    return named(line.slice(0, (dash[1] ?? "").length), line.slice(dash[0].length), year, "dash");
  const bracket = BRACKET.exec(masked);
  if (bracket !== null) {
    const name = line.slice(0, (bracket[1] ?? "").length) + (bracket[3] ?? "");
    const at = masked.search(/[（(][^（()）]+[)）]\*{0,2}[。.;；,，]?$/);
    const text = line.slice(at + 1, at + 1 + (bracket[2] ?? "").length);
    return REMARK.test(text) || readsLikeStatement(name) ? null : named(name, text, year, "bracket");
  }
  const colon = COLON.exec(masked);
  if (colon !== null && !/(?:https?|ftp|file|mailto)$/i.test(colon[1] ?? ""))
    return named(colon[1] ?? "", line.slice(colon[0].length), year, "colon");
  const equals = EQUALS.exec(masked) ?? SETTING.exec(masked);
  if (equals !== null)
    return named(line.slice(0, (equals[1] ?? "").length), line.slice(equals[0].length), year, "equals");
  const arrow = ARROW.exec(masked);
  return arrow === null
    ? null
    : named(line.slice(0, (arrow[1] ?? "").length), line.slice(arrow[0].length), year, "arrow");
}

/** In brackets: advice and examples rather than another name. */
const REMARK =
  /^(?:可选|免费|付费|收费|开源|商业|推荐|必须|重要|常用|最常用|注|见|如|例如|比如|默认|建议|optional|recommended|required|default|e\.?g|i\.?e|see|note|most common)|等$|[。；;?？]|^\W*\d[\d\s.,%-]*$/i;

/** What no name contains. */
const SENTENCE = /[，。；！？,;!?:：]|\.\s|→|⟦|:\/\//;
/** In characters. */
const MAX_NAME_LENGTH = 40;

function named(name: string, text: string, year: string | null, by: NamedLine["by"]): NamedLine | null {
  const clean = cleanTitle(plainName(name));
  const said = text.trim();
  if ([...clean].length > MAX_NAME_LENGTH) return null;
  const bare = clean.replace(/[（(][^）)]*[）)]/g, "");
  const isDated = by === "year" || by === "term";
  // What happened in a year may be told in a sentence.
  const barred = isDated ? /[:：⟦]|→/ : SENTENCE;
  if (!/\p{L}/u.test(bare) || barred.test(bare)) return null;
  if (!isDated && (weight(said) < 1 || !/[\p{L}\p{N}$`]/u.test(said))) return null;
  if (!/\p{L}/u.test(withoutFormulas(bare)) && !/\p{L}/u.test(withoutFormulas(said))) return null;
  return { name: clean, text: said, year, by };
}

function withoutFormulas(markdown: string): string {
  return markdown.replace(/\$[^$\n]+\$/g, "");
}

/** Markdown without emphasis, and with the words of links in their place. */
export function plainName(markdown: string): string {
  const plain = markdown
    .replace(/!?\[([^[\]]{0,200})\]\([^()]{0,500}\)/g, "$1")
    .replace(/\*\*|__|~~|==/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.includes("*") ? plain.replace(ITALIC, "$1") : plain;
}

const ITALIC = /(?<![\p{L}\p{N}*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\p{L}\p{N}*])/gu;

/** The line with code and formulas blotted out, every character in its place. */
function mask(line: string): string {
  return line.replace(/(`+)[^`]*\1|\$[^$\n]+\$|\[[^[\]]{0,200}\]\([^()]{0,500}\)/g, (part) =>
    "\uE000".repeat(part.length),
  );
}
