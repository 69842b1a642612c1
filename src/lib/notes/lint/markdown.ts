/** Code, in which no mark means anything: fenced, indented by the fence, and in backticks. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1[`~]*[ \t]*$/gm, "")
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
}

/** Formulas with their dollars, display ones first. */
const MATHS = /\$\$([\s\S]*?)\$\$|\$((?:\\.|[^$\\])+?)\$/g;

/** The formulas of a text, without their dollars. */
export function formulasIn(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(MATHS)].map(([, display, inline]) =>
    (display ?? inline ?? "").trim(),
  );
}

/** In characters. What is longer is no card that marks would mend, and looking for their ends takes ever longer. */
const MAX_LENGTH = 4_000;

/** Whether a mark was opened and never closed: a dollar, a fence, a pair of stars. */
export function isBrokenMarkdown(markdown: string): boolean {
  if (markdown.length > MAX_LENGTH || !/[$*`~_^]/.test(markdown)) return false;
  const prose = withoutCode(markdown);
  if (/^[ \t]*(?:`{3,}|~{3,})/m.test(prose)) return true;
  const bare = prose.replace(/\\[$*]/g, "");
  if ((bare.match(/\$\$/g) ?? []).length % 2 === 1) return true;
  // "$5" is money: a single dollar is broken only where a formula seems to begin or end.
  const outside = bare.replace(MATHS, "");
  if (/\$\s*(?:\\[a-z]|[A-Za-z]\s*[=+*/^_])|\$[a-zA-Z][_^=]|[_^][\w{}]+\$/.test(outside)) return true;
  // Stars between letters are powers.
  const stars = outside.replace(/(?<=[\w)\]])\*\*(?=[\w(-])/g, "").match(/\*\*/g) ?? [];
  return stars.length % 2 === 1;
}
