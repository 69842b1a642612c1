/*
 * Two inline habits of real notes that CommonMark does not read, mended before parsing. Both only insert or replace
 * characters within a line, so line numbers stay.
 */

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** A comment that nobody writes: invisible, and punctuation in the eyes of the rule for emphasis. */
export const EMPTY_COMMENT = "<!--\u2060-->";

/**
 * A line of prose with `\(x\)` as `$x$`, and with bold text readable beside Chinese: `**过拟合（Overfitting）**是` is
 * literal asterisks to CommonMark, because a closing mark between punctuation and a letter does not close.
 */
export function normaliseInlineMarks(text: string): string {
  const bold = text.includes("**");
  const maths = text.includes("\\(");
  if (!bold && !maths) return text;
  let out = "";
  for (const part of splitCode(text)) {
    if (part.code) {
      out += part.text;
      continue;
    }
    let prose = maths ? inlineMaths(part.text) : part.text;
    if (bold) prose = boldBesideHan(prose);
    out += prose;
  }
  return out;
}

/** Splits a text into code spans and the rest. */
export function splitCode(text: string): { text: string; code: boolean }[] {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const parts: { text: string; code: boolean }[] = [];
  const lastOfLength = new Map<number, number>();
  runs.forEach((run, index) => lastOfLength.set(run.length, index));
  let at = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined || (lastOfLength.get(run.length) ?? index) <= index) continue;
    let closing = index + 1;
    while (runs[closing]?.length !== run.length) closing++;
    const end = (runs[closing]?.start ?? text.length) + run.length;
    parts.push(
      { text: text.slice(at, run.start), code: false },
      { text: text.slice(run.start, end), code: true },
    );
    at = end;
    index = closing;
  }
  parts.push({ text: text.slice(at), code: false });
  return parts.filter((part) => part.text !== "");
}

function inlineMaths(prose: string): string {
  return prose.replace(/\\\(((?:[^\\]|\\[^()]){1,400}?)\\\)/g, (whole, formula: string) =>
    /[\\^_=]/.test(formula) || /^\s*\S{1,3}\s*$/.test(formula) ? `$${formula.trim()}$` : whole,
  );
}

function boldBesideHan(prose: string): string {
  const marks = [...prose.matchAll(/\*\*/g)].map((match) => match.index);
  if (marks.length < 2) return prose;
  let out = "";
  let at = 0;
  marks.forEach((mark, index) => {
    out += prose.slice(at, mark);
    const before = prose[mark - 1] ?? " ";
    const after = prose[mark + 2] ?? " ";
    const opens = index % 2 === 0;
    if (opens && HAN.test(before) && PUNCTUATION.test(after) && marks[index + 1] !== undefined)
      out += EMPTY_COMMENT;
    out += "**";
    if (!opens && PUNCTUATION.test(before) && (HAN.test(after) || /\w/.test(after))) out += EMPTY_COMMENT;
    at = mark + 2;
  });
  return out + prose.slice(at);
}
