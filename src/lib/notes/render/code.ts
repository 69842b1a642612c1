import { javascriptLanguage, typescriptLanguage } from "@codemirror/lang-javascript";
import { pythonLanguage } from "@codemirror/lang-python";
import { classHighlighter, highlightCode } from "@lezer/highlight";

import { escapeHtml } from "./maths.ts";

/** Languages that are highlighted, by what authors write after the fence. */
const PARSERS = new Map([
  ["python", pythonLanguage.parser],
  ["py", pythonLanguage.parser],
  ["python3", pythonLanguage.parser],
  ["javascript", javascriptLanguage.parser],
  ["js", javascriptLanguage.parser],
  ["typescript", typescriptLanguage.parser],
  ["ts", typescriptLanguage.parser],
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
        html += classes === "" ? escapeHtml(text) : `<span class="${escapeHtml(classes)}">${escapeHtml(text)}</span>`;
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
