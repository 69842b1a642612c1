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

/** A code block as HTML, its tokens in `<span class="tok-…">`. */
export function renderCode(code: string, info: string): string {
  return `<pre><code>${highlighted(code, info) ?? escapeHtml(code)}</code></pre>`;
}

function highlighted(code: string, info: string): string | null {
  const parser = PARSERS.get(info.toLowerCase());
  if (parser === undefined || code.length > MAX_LENGTH) return null;
  let html = "";
  try {
    highlightCode(
      code,
      parser.parse(code),
      classHighlighter,
      (text, classes) => {
        html +=
          classes === ""
            ? escapeHtml(text)
            : `<span class="${escapeHtml(classes)}">${escapeHtml(text)}</span>`;
      },
      () => {
        html += "\n";
      },
    );
  } catch {
    // Code nested until the stack ends is shown plain.
    return null;
  }
  return html;
}
