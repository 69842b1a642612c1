import type { Table, TableCell, TableRow } from "mdast";

import { keyText } from "../key-text.ts";
import { directiveAmong } from "../outline/directive.ts";
import { questionMarkdown, sliceBetween, sliceOf, wordsOf } from "../outline/inline.ts";
import { isAttribute, isFormulaWord } from "../outline/vocabulary.ts";
import type { Uncarded } from "../skip.ts";
import { standingAlone } from "../parse/paragraph-lines.ts";
import { explicitIds } from "./explicit-id.ts";
import { BACK, type Fact, type Question } from "./fact.ts";
import type { NoteContext, Refusal, Rule } from "./rule.ts";
import { contextOf, headingPathOf, withinOf } from "./subject.ts";
import { showClozes } from "./cloze-text.ts";
import { readMarkedRow } from "./mark-table.ts";
import { isTurnedTable } from "./turned-table.ts";
import { isWordsOnly, weight } from "./wording.ts";

/** Tables with a header row: one card a cell, "row · column?", and back where the cell names its row. */
export const tableRule: Rule = {
  name: "table",
  read: (block, note) => {
    if (block.kind !== "table") return null;
    const grid = readGrid(block.node, note);
    const facts: Fact[] = [];
    const refused: Refusal[] = [];
    const isTurned = grid !== null && isTurnedTable(grid, block.headings.at(-1)?.title ?? "");
    const named = new Map(grid?.rows.map((row) => [row.line, row]));
    for (const node of block.node.children.slice(1)) {
      const row = named.get(node.position?.start.line ?? 1);
      const marked = readMarkedRow(block, { node, name: row?.key ?? "", id: idOf(node) }, note);
      facts.push(...marked.facts);
      if (grid === null || row === undefined) continue;
      for (const [column, cell] of row.cells.entries()) {
        const title = grid.titles[column];
        if (title === undefined || title === "" || column < grid.keyColumns || isBlank(cell.words)) continue;
        if (marked.columns.has(column)) continue;
        const lines = { startLine: row.line, endLine: row.endLine };
        if (isCircular(cell.words, row.key)) {
          refused.push({ ...lines, reason: "circular", excerpt: `${row.key} · ${title} · ${cell.words}` });
          continue;
        }
        const ids =
          row.id === null ? explicitIds(null) : explicitIds({ say: "id", id: `${row.id}.${column}` });
        const forward: Fact = {
          ...lines,
          rule: "table",
          kind: "basic",
          context: contextOf(block),
          headingPath: headingPathOf(block),
          subject: row.key,
          attribute: title,
          discriminator: "",
          question: isTurned
            ? { ask: "attribute", of: title, attributes: [row.key] }
            : askCell(title, cell.words, {
                of: calledWithKind(row.key, grid.titles[grid.keyColumns - 1] ?? ""),
                within: saysTooLittle(row.key) ? withinOf(block) : [],
              }),
          answer: standingAlone(cell.markdown),
          explicitId: ids.front,
        };
        facts.push(forward);
        if (isTurned || !pointsBack(cell.words, row.key, column, grid)) continue;
        const rowTitle = grid.titles[grid.keyColumns - 1] ?? "";
        facts.push({
          ...forward,
          discriminator: BACK,
          question: {
            ask: "row",
            rowTitle,
            ...(NAMES_ANY_ROW.test(rowTitle) ? { within: withinOf(block) } : {}),
            column: title,
            cell: cell.markdown.replace(/^\*\*([^*]+)\*\*$/, "$1"),
          },
          answer: standingAlone(row.key),
          explicitId: ids.back,
        });
      }
    }
    if (facts.length === 0 && refused.length === 0) return null;
    const told = new Set([...facts, ...refused].map(({ startLine }) => startLine));
    const left = block.node.children
      .slice(1)
      .filter((row) => !told.has(row.position?.start.line ?? 1))
      .map((row) => rowLeft(row, note));
    return { facts, blocks: [block], refused, left };
  },
};

/** "GELU | 高斯误差线性单元": in a column of formulas, words say what the row is. */
function askCell(
  title: string,
  words: string,
  { of, within }: { readonly of: string | null; readonly within: readonly string[] },
): Question {
  if (isFormulaWord(title) && isWordsOnly(words)) return { ask: "meaning", within };
  return {
    ask: "attribute",
    ...(of === null ? {} : { of }),
    attributes: [title],
    ...(within.length > 0 ? { within } : {}),
  };
}

/** "Stage 0", "学习率 0.1": a row that is only a number or a letter is called by what such rows are, too. */
function calledWithKind(key: string, rowTitle: string): string | null {
  const isBare = /^(?:[-+]?[\d.]+%?|[A-Za-z])$/.test(key);
  return isBare && rowTitle !== "" && !NAMES_ANY_ROW.test(rowTitle) ? `${rowTitle} ${key}` : null;
}

/** Names of rows that mean something only under the table's heading: 训练, 图像, "small". */
const GENERAL =
  /^(?:图像|图片|文本|音频|视频|语音|训练|推理|测试|验证|输入|输出|输入层|隐藏层|输出层|大|小|高|低|多|少|其他|默认|images?|text|audio|video|train(?:ing)?|inference|test(?:ing)?|inputs?|outputs?|large|small|high|low|other|default)$/i;

/** A row that is called by a property, a number, a letter or a word for anything. */
function saysTooLittle(key: string): boolean {
  return GENERAL.test(key) || isAttribute(key) || /^(?:[-+]?[\d.]+%?|[A-Za-z])$/.test(key);
}

/** What stands over rows of any sort. */
const NAMES_ANY_ROW =
  /^(?:名称|名字|名|项目|项|内容|类别|类型|方法|情况|场景|name|item|kind|type|method|case)?$/i;

/** A row without a name or without cells to ask about. */
function rowLeft(row: TableRow, note: NoteContext): Uncarded {
  const line = row.position?.start.line ?? 1;
  return {
    startLine: line,
    endLine: row.position?.end.line ?? line,
    excerpt: sliceOf(row, note.text).slice(0, 80),
  };
}

interface Cell {
  readonly words: string;
  /** Without emphasis, to stand in a question. */
  readonly name: string;
  readonly markdown: string;
}

interface Row {
  /** What the row is about: its first cell, or its first two where the first repeats. */
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly line: number;
  /** Of an HTML table a row may take several. */
  readonly endLine: number;
  readonly id: string | null;
}

interface Grid {
  readonly titles: readonly string[];
  readonly keyColumns: number;
  readonly rows: readonly Row[];
  /** Of each column: how many cells say the same. */
  readonly sayings: readonly ReadonlyMap<string, number>[];
}

/** Columns that only count the rows. */
const COUNTING = /^(?:#|序号|编号|no\.?|nr\.?|index|id)?$/i;

function readGrid(table: Table, note: NoteContext): Grid | null {
  const [header, ...body] = table.children;
  if (header === undefined || body.length === 0) return null;
  const titles = header.children.map((cell) => readCell(cell, note).name);
  const cells = body.map((row) => row.children.map((cell) => readCell(cell, note)));
  const skip =
    COUNTING.test(titles[0] ?? "") && cells.every((row) => /^\d*\.?$/.test(row[0]?.words ?? "")) ? 1 : 0;
  for (const keyColumns of [skip + 1, skip + 2]) {
    if (keyColumns >= titles.length) return null;
    const keys = cells.map((row) => keyOf(row.slice(skip, keyColumns)));
    const named = keys.filter((key) => key !== "");
    if (new Set(named.map(keyText)).size !== named.length) continue;
    const rows = body.flatMap((row, index): Row[] => {
      const key = keys[index] ?? "";
      const own = cells[index] ?? [];
      const line = row.position?.start.line ?? 1;
      return key === ""
        ? []
        : [{ key, cells: own, line, endLine: row.position?.end.line ?? line, id: idOf(row) }];
    });
    const sayings = titles.map((_, column) => countSayings(rows.map((row) => row.cells[column])));
    return { titles, keyColumns, rows, sayings };
  }
  return null;
}

function countSayings(cells: readonly (Cell | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const said = keyText(cell?.words ?? "");
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return counts;
}

function keyOf(cells: readonly Cell[]): string {
  return cells.some((cell) => isBlank(cell.words)) ? "" : cells.map((cell) => cell.name).join(" · ");
}

function readCell(cell: TableCell, note: NoteContext): Cell {
  const first = cell.children[0];
  const last = cell.children.at(-1);
  if (first === undefined || last === undefined) return { words: "", name: "", markdown: "" };
  // Inside a table a pipe is escaped even in code and formulas; outside it is not.
  const markdown = sliceBetween(first, last, note.text).replaceAll("\\|", "|");
  const written = questionMarkdown(cell.children, note.text).replaceAll("\\|", "|");
  const name = written.includes("{{c") ? showClozes(written, null, "text") : written;
  return { words: wordsOf(cell.children), name, markdown };
}

function idOf(row: TableRow): string | null {
  const directive = directiveAmong(row.children.at(-1)?.children ?? []);
  return directive?.say === "id" ? directive.id : null;
}

function isBlank(words: string): boolean {
  return /^[\s\-–—/\\.…·?？]*$/.test(words) || /^n\/?a$/i.test(words.trim());
}

/** "Tanh · 公式? tanh(x)" tells nothing that the question has not said. */
function isCircular(words: string, key: string): boolean {
  const said = keyText(words.replace(/[（(][^）)]*[）)]/g, ""));
  return said === "" ? false : keyText(key) === said;
}

/** Answers that fit any row by chance. */
const YES_NO =
  /^(?:[✅❌]\uFE0F?\s*)?(?:有|无|是|否|对|错|能|不能|需要|不需要|可以|不可以|支持|不支持|高|中|低|好|差|快|慢|大|小|多|少|yes|no|none|true|false|high|low|medium|fast|slow|good|bad|[✓✔✗✘×√○●])$/i;

/** Whether a cell leads back to its row: said once in its column, not by chance, and without naming the row. */
function pointsBack(words: string, key: string, column: number, grid: Grid): boolean {
  const said = keyText(words);
  if (YES_NO.test(words.trim()) || said.includes(keyText(key)) || weight(words) < 2) return false;
  return grid.sayings[column]?.get(said) === 1;
}
