import katex from "katex";

/** In UTF-16 units. No formula on a card is longer; KaTeX takes seconds for hostile ones. */
const MAX_LENGTH = 5_000;

/**
 * A formula as KaTeX HTML with MathML; what KaTeX cannot read is shown as it is written.
 * Nothing a formula says is trusted: no links, no pictures, no attributes, no endless macros.
 */
export function renderMaths(latex: string, displayMode: boolean): string {
  if (latex.length > MAX_LENGTH) return asWritten(latex);
  try {
    const html = katex.renderToString(latex, {
      displayMode,
      output: "htmlAndMathml",
      throwOnError: false,
      trust: false,
      strict: "ignore",
      maxExpand: 1000,
      maxSize: 20,
    });
    // The source text that KaTeX repeats inside its MathML is read by nobody here and is a tenth of every card.
    return html.replace(/<\/?semantics>|<annotation[^>]*>[^<]*<\/annotation>/g, "");
  } catch {
    // Braces nested until the stack ends are no ParseError, so `throwOnError` does not cover them.
    return asWritten(latex);
  }
}

function asWritten(latex: string): string {
  return `<code class="katex-error">${escapeHtml(latex)}</code>`;
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
