import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Question } from "../facts/fact.ts";
import { isWordsOnly } from "../facts/wording.ts";
import { propertyWord, within } from "./attribute.ts";
import { kindOfAttribute } from "./attribute-kind.ts";
import { spaced } from "./chinese.ts";
import { isPlural, kindName, verbFor } from "./english.ts";
import { plain } from "./words.ts";

/** What stands over rows of any sort: "哪个名称" would ask for the name's name. */
const ANY = /^(?:名称|名字|名|项目|项|内容|name|item)?$/i;

/** "哪个函数的缺点是“神经元会死亡”？": the row to a cell. */
export function askRow(row: Omit<Question & { ask: "row" }, "ask">, locale: Language): string {
  const cell = row.cell.replace(/[。.]$/, "");
  const rowTitle = ANY.test(row.rowTitle.trim()) ? "" : plain(row.rowTitle);
  const ask = locale === "zh" ? askZh : askEn;
  return within(row.within ?? [], ask(rowTitle, plain(row.column), cell), locale);
}

function askZh(rowTitle: string, column: string, cell: string): string {
  const inZh = { locale: "zh" } as const;
  const row = spaced(rowTitle);
  const kind = kindOfAttribute(column);
  if (rowTitle === "") return m.notes_ask_any_row({ column: spaced(column), cell }, inZh);
  if (kind === "year" && /^\d{4}$/.test(cell)) return m.notes_ask_row_year({ row, cell }, inZh);
  if (kind === "when") return m.notes_ask_row_to_use({ row, cell }, inZh);
  if (kind === "formula" && isWordsOnly(cell)) return m.notes_ask_row_is({ row, cell }, inZh);
  // "哪个优化器的适合的场景" would have one 的 too many.
  return kind === "circumstance" || kind === "clause" || /.的./.test(column)
    ? m.notes_ask_row_when({ row, column: spaced(column), cell }, inZh)
    : m.notes_ask_row({ row, column: spaced(column), cell }, inZh);
}

/** In words: a longer title reads badly in the middle. */
const MAX_MIDDLE_WORDS = 2;

function askEn(rowTitle: string, columnTitle: string, cell: string): string {
  const inEn = { locale: "en" } as const;
  const row = kindName(rowTitle);
  const column = propertyWord(columnTitle);
  const kind = kindOfAttribute(columnTitle);
  if (rowTitle === "") return m.notes_ask_any_row({ column, cell }, inEn);
  if (kind === "year" && /^\d{4}$/.test(cell)) return m.notes_ask_row_year({ row, cell }, inEn);
  if (kind === "when") return m.notes_ask_row_to_use({ row, cell }, inEn);
  if (kind === "formula" && isWordsOnly(cell)) return m.notes_ask_row_is({ row, cell }, inEn);
  if (kind === "circumstance" || kind === "clause") return m.notes_ask_row_when({ row, column, cell }, inEn);
  const isLong = column.split(" ").length > MAX_MIDDLE_WORDS || (isPlural(columnTitle) && kind !== "quality");
  return isLong
    ? m.notes_ask_row_of({ row, column, cell, verb: verbFor(columnTitle) }, inEn)
    : m.notes_ask_row({ row, column, cell }, inEn);
}
