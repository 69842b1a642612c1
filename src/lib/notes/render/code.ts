import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser as javascript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";

import { escapeHtml } from "./maths.ts";

const typescript = javascript.configure({ dialect: "ts" });

/** Languages that are highlighted, by what authors write after the fence. */
const PARSERS = new Map([
  ["python", python],
  ["py", python],
  ["python3", python],
  ["javascript", javascript],
  ["js", javascript],
  ["typescript", typescript],
  ["ts", typescript],
]);

/** In UTF-16 units; longer code is shown plain. */
const MAX_LENGTH = 50_000;

/** A gap, with a hint for the learner or "…" in it. */
const GAP = /⟦([^⟦⟧\n]{0,80})⟧/g;

/** A name that any language takes in the place of an expression or a line, so that the code around it parses. */
const STAND_IN = "blank_";

/** A code block as HTML, its tokens in `<span class="tok-…">`, its gaps in `<span class="blank">`. */
export function renderCode(code: string, info: string): string {
  const { program, gaps } = withStandIns(code);
  const html = highlighted(program, info, gaps) ?? withGaps(program, 0, gaps, (text) => escapeHtml(text));
  return `<pre><code>${html}</code></pre>`;
}

/** Where a name stands for a gap; offsets in the program. */
interface StandIn {
  readonly start: number;
  readonly end: number;
  readonly hint: string;
}

function withStandIns(code: string): { readonly program: string; readonly gaps: readonly StandIn[] } {
  const gaps: StandIn[] = [];
  let program = "";
  let at = 0;
  for (const match of code.matchAll(GAP)) {
    program += code.slice(at, match.index);
    gaps.push({ start: program.length, end: program.length + STAND_IN.length, hint: match[1] ?? "" });
    program += STAND_IN;
    at = match.index + match[0].length;
  }
  return { program: program + code.slice(at), gaps };
}

/** A piece of the program as HTML; its gaps are drawn where they begin and are never inside what `draw` gives. */
function withGaps(
  piece: string,
  offset: number,
  gaps: readonly StandIn[],
  draw: (text: string) => string,
): string {
  let html = "";
  let at = offset;
  const end = offset + piece.length;
  for (const gap of gaps) {
    if (gap.end <= at || gap.start >= end) continue;
    const before = piece.slice(at - offset, Math.max(0, gap.start - offset));
    if (before !== "") html += draw(before);
    if (gap.start >= offset)
      html += `<span class="blank">${escapeHtml(gap.hint === "" ? "…" : gap.hint)}</span>`;
    at = Math.min(end, gap.end);
  }
  return at < end ? html + draw(piece.slice(at - offset)) : html;
}

function highlighted(code: string, info: string, gaps: readonly StandIn[]): string | null {
  const parser = PARSERS.get(info.toLowerCase());
  if (parser === undefined || code.length > MAX_LENGTH) return null;
  let html = "";
  let offset = 0;
  let next = 0;
  try {
    highlightCode(
      code,
      parser.parse(code),
      classHighlighter,
      (text, classes) => {
        const end = offset + text.length;
        while ((gaps[next]?.end ?? Infinity) <= offset) next++;
        // Only the gaps from here on, of which there are few.
        const around = gaps[next] === undefined ? [] : gaps.slice(next, next + 100);
        html += withGaps(text, offset, around, (part) =>
          classes === ""
            ? escapeHtml(part)
            : `<span class="${escapeHtml(classes)}">${escapeHtml(part)}</span>`,
        );
        offset = end;
      },
      () => {
        html += "\n";
        offset += 1;
      },
    );
  } catch {
    // Code nested until the stack ends is shown plain.
    return null;
  }
  return html;
}
