import { renderMaths } from "#lib/notes/render/maths.ts";
import { sanitizeHtml } from "./sanitize-html.ts";

/** LaTeX as the learner types it, as HTML that can be shown; the `$` around it may be there or not. */
export function typedMaths(latex: string): string {
  return sanitizeHtml(renderMaths(latex.trim().replace(/^\${1,2}|\${1,2}$/g, ""), true));
}
