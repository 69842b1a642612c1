import { renderMarkdown } from "#lib/notes/render.ts";
import { sanitizeHtml } from "./sanitize-html.ts";

/** Markdown of a note as HTML that can be shown. */
export function renderSafely(markdown: string): string {
  return sanitizeHtml(renderMarkdown(markdown));
}
