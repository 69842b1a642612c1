import { standingAlone } from "./paragraph-lines.ts";
import { regionsMeant } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** A table of more lines is somebody's data. */
const MAX_LINES = 400;
/** Cells that one cell may stand for. */
const MAX_SPAN = 20;

/** HTML tables as Markdown tables, each row on one line that stands for the lines it took. */
export function readHtmlTables(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => /^[ \t>]*<table/i.test(text))) return lines;
  const regions = regionsMeant(lines);
  const out: SourceLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const prefix = regions[index] === "text" ? /^([ \t>]*)<table(?=[\s>])/i.exec(line.text)?.[1] : undefined;
    const last = prefix === undefined ? null : closingLine(lines, index);
    const table =
      prefix === undefined || last === null ? null : tableOf(lines.slice(index, last + 1), prefix);
    if (table === null || last === null) {
      out.push(line);
      continue;
    }
    out.push(...table);
    index = last;
  }
  return out;
}

function closingLine(lines: readonly SourceLine[], start: number): number | null {
  let depth = 0;
  for (let index = start; index < Math.min(lines.length, start + MAX_LINES); index++) {
    const tags = lines[index]?.text.match(/<\/?table(?=[\s>])/gi) ?? [];
    depth += tags.length - 2 * tags.filter((tag) => tag.startsWith("</")).length;
    // A table inside a table is layout.
    if (depth > 1) return null;
    if (depth <= 0) return index;
  }
  return null;
}

const ROW = /<tr\b[^<>]*>([\s\S]*?)(?=<tr[\s>]|<\/tr|<\/table)/gi;
const CELL = /<(t[hd])\b([^<>]*)>([\s\S]*?)(?=<t[hd][\s>]|<\/t[hd]|$)/gi;

interface Row {
  readonly line: number;
  readonly endLine: number;
  readonly cells: readonly string[];
}

function tableOf(lines: readonly SourceLine[], prefix: string): SourceLine[] | null {
  const source = lines.map(({ text }) => text).join("\n");
  const lineAt = (offset: number): number => lines[source.slice(0, offset).split("\n").length - 1]?.line ?? 1;
  const open = new Map<number, { text: string; rows: number }>();
  const rows = [...source.matchAll(ROW)].map((match): Row => {
    const { 0: whole, 1: content = "", index } = match;
    return {
      line: lineAt(index),
      endLine: lineAt(index + whole.trimEnd().length - 1),
      cells: cellsOf(content, open),
    };
  });
  const columns = rows[0]?.cells.length ?? 0;
  const hasWords = rows.slice(1).some(({ cells }) => cells.some((cell) => cell !== ""));
  const [header, ...body] = rows;
  if (header === undefined || columns < 2 || !hasWords) return null;
  const rule = `${prefix}|${" --- |".repeat(columns)}`;
  const caption = /<caption[^<>]*>([\s\S]*?)<\/caption>/i.exec(source);
  const lead: SourceLine[] =
    caption === null
      ? []
      : [{ text: prefix + standingAlone(cellText(caption[1] ?? "")), line: lineAt(caption.index) }];
  const first = lines[0]?.line ?? 1;
  const last = lines.at(-1)?.line ?? first;
  const blank = prefix.trimEnd();
  const after = source.slice(source.toLowerCase().lastIndexOf("</table") + "</table>".length).trim();
  return [
    ...lead,
    { text: blank, line: first },
    rowLine(header, columns, prefix),
    { text: rule, line: header.line },
    ...body.map((row) => rowLine(row, columns, prefix)),
    { text: blank, line: last },
    ...(after === "" ? [] : [{ text: prefix + standingAlone(after), line: last }]),
  ];
}

function rowLine({ line, endLine, cells }: Row, columns: number, prefix: string): SourceLine {
  const all = Array.from({ length: columns }, (_, column) => cells[column] ?? "");
  return { text: `${prefix}| ${all.join(" | ")} |`, line, endLine };
}

/** The cells of a row with those that reach into it from above. @param open what further rows repeat, by column */
function cellsOf(content: string, open: Map<number, { text: string; rows: number }>): string[] {
  const cells: string[] = [];
  const fill = (): void => {
    for (let above = open.get(cells.length); above !== undefined; above = open.get(cells.length)) {
      if (above.rows <= 1) open.delete(cells.length);
      else open.set(cells.length, { ...above, rows: above.rows - 1 });
      cells.push(above.text);
    }
  };
  for (const [, , attributes = "", inner = ""] of content.matchAll(CELL)) {
    fill();
    const text = cellText(inner);
    const rows = spanOf(attributes, "rowspan");
    for (let count = spanOf(attributes, "colspan"); count > 0; count--) {
      if (rows > 1) open.set(cells.length, { text, rows: rows - 1 });
      cells.push(text);
    }
  }
  fill();
  return cells;
}

function spanOf(attributes: string, name: string): number {
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), MAX_SPAN);
}

/** The content of a cell as Markdown on one line. */
function cellText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, (comment) =>
      /^<!--\s*card:/.test(comment) ? comment.replace(/\s+/g, " ") : "",
    )
    .replace(/<(b|strong)>\s*([^<]*?)\s*<\/\1>/gi, "**$2**")
    .replace(/<code>([^<`]*)<\/code>/gi, "`$1`")
    .replace(/<\/li>\s*<li[^<>]*>|<\/p>\s*<p[^<>]*>/gi, "<br>")
    .replace(/<(?!br\b|\/?(?:sub|sup|i|em|u|s|del|mark)>|!--)\/?[a-z][^<>]*>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/(?<!\\)\|/g, "\\|")
    .trim();
}
