import type { TableRow } from "mdast";

import type { BlockOf } from "../outline/block.ts";
import { sliceBetween } from "../outline/inline.ts";
import { allClozes, type Cloze } from "./cloze-text.ts";
import { partId } from "./explicit-id.ts";
import type { Fact } from "./fact.ts";
import { clozeFacts } from "./mark-cloze.ts";
import type { NoteContext } from "./rule.ts";

/** The cards of the marks in a row of a table, and the columns that hold them. */
export interface MarkedRow {
  readonly facts: readonly Fact[];
  readonly columns: ReadonlySet<number>;
}

const NOTHING: MarkedRow = { facts: [], columns: new Set() };

/** A row of a table as it is asked about. */
export interface NamedRow {
  readonly node: TableRow;
  /** What the row is about; may be empty. */
  readonly name: string;
  readonly id: string | null;
}

/** `==x==` and `{{c1::x}}` in cells: the row under its header, with each hidden in turn. */
export function readMarkedRow(
  block: BlockOf<"table">,
  { node, name, id }: NamedRow,
  note: NoteContext,
): MarkedRow {
  const cells = cellsOf(node, note);
  const written = asRow(cells);
  if (!/==|\{\{c\d/.test(written)) return NOTHING;
  const columns = new Set(
    cells.flatMap((cell, column) => (allClozes(cell, "text").length > 0 ? [column] : [])),
  );
  const [header] = block.node.children;
  // What begins in one cell and ends in another hides a part of the table.
  if (columns.size === 0 || header === undefined || allClozes(written, "text").some(crossesCells))
    return NOTHING;
  const titles = cellsOf(header, note);
  const open = `${asRow(titles)}\n${asRow(titles.map(() => "---"))}\n`;
  const startLine = node.position?.start.line ?? block.startLine;
  const endLine = node.position?.end.line ?? startLine;
  const facts = clozeFacts(block, { text: written, where: "text", open, close: "" }).map(
    ({ fact, hidden }): Fact => ({
      ...fact,
      startLine,
      endLine,
      discriminator: [name, fact.discriminator].join(" / "),
      answer: fact.answer.replaceAll("\\|", "|"),
      explicitId: idOf(id, hidden),
    }),
  );
  return { facts, columns };
}

/** The Markdown of the cells of a row, as it stands in a table. */
function cellsOf(row: TableRow, note: NoteContext): readonly string[] {
  return row.children.map(({ children }) => {
    const [first] = children;
    const last = children.at(-1);
    return first === undefined || last === undefined ? "" : sliceBetween(first, last, note.text);
  });
}

function asRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function crossesCells({ inner }: Cloze): boolean {
  return /(?<!\\)\|/.test(inner);
}

function idOf(rowId: string | null, [first]: readonly Cloze[]): string | null {
  if (rowId === null || first === undefined) return null;
  return first.group.startsWith("=") ? partId(rowId, first.inner) : `${rowId}.${first.group}`;
}
