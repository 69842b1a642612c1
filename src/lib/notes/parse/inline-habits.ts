import { between } from "./apart.ts";
import { HIGHLIGHT_CLOSE, HIGHLIGHT_OPEN, highlightsIn } from "./highlights.ts";
import { maskInline } from "./inline-mask.ts";
import { wikiLinksIn, type Replacement } from "./wiki-links.ts";

/*
 * Inline habits of note-taking apps and of HTML, put into Markdown that the parser reads: within a line, so that lines
 * keep their numbers, and nowhere in code, formulas or addresses.
 */

/** A line after mending, and the words of comments that were taken out of it. */
export interface MendedLine {
  readonly text: string;
  readonly comments: readonly string[];
  /** Whether it was nothing but the anchor of a block. */
  readonly isAnchor: boolean;
}

const ANY_HABIT = /==|\*\*::|\[\[|%%|&[#\w]|__|\^|<(?:b|strong)>|\u00a0/i;

/** Spaces that are written as entities. */
export const SPACE_ENTITY =
  "&(?:nbsp|ensp|emsp|emsp13|emsp14|thinsp|numsp|hairsp|#160|#8194|#8195|#8201|#12288|#xa0|#x2002|#x2003|#x3000);";
const SPACES = new RegExp(SPACE_ENTITY, "gi");

/** Names between two underscores that Python and CUDA use; anything else between them is bold. */
const DUNDER =
  /(?<![\w\\])__(init|new|del|call|repr|str|len|iter|next|getitem|setitem|delitem|contains|enter|exit|name|main|file|doc|dict|class|slots|all|version|future|annotations|module|import|builtins|path|hash|bool|int|float|index|eq|ne|lt|le|gt|ge|add|radd|iadd|sub|mul|rmul|matmul|truediv|floordiv|mod|pow|neg|abs|invert|getattr|getattribute|setattr|delattr|get|set|post_init|init_subclass|torch_function|array|global|device|host|shared|constant|restrict)__(?!\w)/g;

const COMMENT = /(?<![\d%\\])%%(?!%)(.+?)%%/g;
const BOLD_TAG = /<(b|strong)>(\S(?:[^<*]*[^\s<*])?)<\/\1>/gi;

/** `**年份**:: 2020`, a field of Obsidian's Dataview. */
const FIELD = /(?<=^[ \t]*(?:[-*+] )?\*\*[^*]{1,40}\*\*)::(?=[ \t])/g;

/** An anchor has a letter in it and four characters: `x ^2` has not. */
const ANCHOR = /(?:^|[ \t]+)\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{4,}[ \t]*$/;

/** Mends one line of prose. */
export function mendHabits(line: string): MendedLine {
  if (!ANY_HABIT.test(line)) return { text: line, comments: [], isAnchor: false };
  const bold = withBoldTags(line);
  const masked = maskInline(bold);
  const comments = [...masked.matchAll(COMMENT)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    text: "",
  }));
  const anchor = ANCHOR.exec(masked);
  const replacements: Replacement[] = [
    ...comments,
    ...(anchor === null ? [] : [{ start: anchor.index, end: masked.length, text: "" }]),
    ...wikiLinksIn(bold, masked),
    ...highlightsIn(masked).flatMap(({ start, end }) => [
      { start, end: start + 2, text: HIGHLIGHT_OPEN },
      { start: end - 2, end, text: HIGHLIGHT_CLOSE },
    ]),
    ...each(masked, DUNDER, (found) => found.replaceAll("_", "\\_")),
    ...each(masked, FIELD, () => "："),
    ...each(masked, SPACES, () => " "),
    ...each(masked, /\u00a0/g, () => " "),
  ];
  return {
    text: replaced(bold, replacements),
    comments: comments.map(({ start, end }) => bold.slice(start, end)),
    isAnchor: anchor !== null && bold.slice(0, anchor.index).trim() === "",
  };
}

function withBoldTags(line: string): string {
  if (!/<(?:b|strong)>/i.test(line)) return line;
  const masked = maskInline(line.replace(/<\/?(?:b|strong)>/gi, (tag) => "\u0002".repeat(tag.length)));
  return line.replace(BOLD_TAG, (whole: string, tag: string, inner: string, at: number) =>
    masked[at] === "\u0002" ? `**${inner}**` : whole,
  );
}

function each(masked: string, pattern: RegExp, make: (found: string) => string): Replacement[] {
  return [...masked.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: make(found),
  }));
}

/** The text with its replacements; of two that overlap the first counts. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, text: by } of replacements.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    out += text.slice(at, start) + by;
    at = end;
    if (by === "") out += between(out, text.slice(at, at + 1));
  }
  return out + text.slice(at);
}
