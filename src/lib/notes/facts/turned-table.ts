import { isAttribute } from "../outline/vocabulary.ts";

/** What stands over rows that are properties of the columns. */
const PROPERTIES =
  /^(?:维度|(?:对比|比较)(?:项|维度|项目)?|特性|特征|特点|指标|方面|项目|属性|性质|features?|aspects?|propert(?:y|ies)|criteri(?:on|a)|metrics?|dimensions?)?$/i;

/** The same, where it can be nothing else. */
const COMPARED = /^(?:(?:对比|比较)(?:项|维度|项目)?|aspects?|criteri(?:on|a)|dimensions?)$/i;

/** "PPO", "fp16", "BatchNorm": a name by its letters. */
const NAME = /^[A-Za-z][\w+./-]*(?: [\w+./-]+){0,2}$/;
const LIKE_NAME = /[A-Z].*[A-Z]|[A-Za-z]\d/;

/**
 * Whether a table compares its columns row by row (`| | PPO | DPO |`), so that a cell is the row's property of the column's
 * thing, not the other way round.
 * @param heading the title above the table: "PPO vs DPO" names its columns
 */
export function isTurnedTable(
  {
    titles,
    keyColumns,
    rows,
  }: {
    readonly titles: readonly string[];
    readonly keyColumns: number;
    readonly rows: readonly { readonly key: string }[];
  },
  heading: string,
): boolean {
  const columns = titles.slice(keyColumns);
  if (columns.length < 2 || !PROPERTIES.test(titles[keyColumns - 1] ?? "")) return false;
  if (columns.some((title) => title === "")) return false;
  if (COMPARED.test(titles[keyColumns - 1] ?? "")) return !columns.some(isAttribute);
  const keys = rows.map(({ key }) => key);
  if (columns.every((title) => heading.includes(title))) return true;
  const isHan = (words: string): boolean => /\p{Script=Han}/u.test(words);
  if (columns.every((title) => NAME.test(title)) && keys.every(isHan)) return true;
  const looksNamed = (words: string): boolean => NAME.test(words) && LIKE_NAME.test(words);
  return columns.every(looksNamed) && !keys.some(looksNamed);
}
