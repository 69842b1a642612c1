import { cleanComment, isName, isSaying, namesKindOnly } from "./code-comment.ts";
import { readDeed } from "./code-expression.ts";
import type { CodeItem, Statement } from "./code-statements.ts";
import { worthOfValue } from "./code-worth.ts";

/** Formulas written as code under a comment that names them: "# 均方误差 (MSE)" and `L = (1/n) × Σ(y - ŷ)²`. */
export interface FormulaGroup {
  /** The comment; null where there is none. */
  readonly name: string | null;
  /** Whether the comment only says what kind of thing stands below (参数更新公式) and not of what. */
  readonly isKindOnly: boolean;
  readonly statements: readonly Statement[];
  /** Lines of the block, from 0, both ends included: comment and statements. */
  readonly first: number;
  readonly last: number;
  /** Comment lines after it that explain its symbols. */
  readonly glossary: { readonly first: number; readonly last: number } | null;
}

type Group = { -readonly [K in keyof FormulaGroup]: FormulaGroup[K] };

/** The formulas of a block that holds nothing else; null for a program. */
export function readFormulas(items: readonly CodeItem[]): readonly FormulaGroup[] | null {
  const statements = items.filter((item): item is Statement => item.kind === "statement");
  if (statements.length === 0 || !statements.every(isFormula)) return null;
  const groups: Group[] = [];
  let open: Group | null = null;
  let comment: { text: string; line: number } | null = null;
  for (const item of items) {
    if (item.kind === "blank") {
      open = null;
      comment = null;
    } else if (item.kind === "comment") {
      const before = groups.at(-1);
      if (/^\S{1,16}\s*[:：]\s*\S/.test(item.text) && before !== undefined) {
        before.glossary = { first: before.glossary?.first ?? item.line, last: item.lastLine };
        continue;
      }
      open = null;
      comment = { text: cleanComment(item.text), line: item.line };
    } else if (open !== null) {
      open.statements = [...open.statements, item];
      open.last = item.lastLine;
    } else {
      const name = comment !== null && isSaying(comment.text) ? comment.text : null;
      open = {
        name,
        isKindOnly: name !== null && (namesKindOnly(name) || !isName(name)),
        statements: [item],
        first: name === null ? item.line : (comment?.line ?? item.line),
        last: item.lastLine,
        glossary: null,
      };
      groups.push(open);
    }
  }
  return groups.some((group) => group.name !== null) ? groups : null;
}

function isFormula(statement: Statement): boolean {
  if (statement.indent > 0 || statement.isHeader || statement.text.length > 200) return false;
  const deed = readDeed(statement);
  if (deed.does !== "assign" || statement.trailing !== null) return false;
  return worthOfValue(deed.value.text, new Set()) === 10;
}

/** A line of a drawing that says how something is computed: "加权求和: z = Σ(wi * xi) + b". */
export interface LabelledFormula {
  readonly label: string;
  readonly formula: string;
}

/** In UTF-16 units; nothing that is longer is one line of a drawing. */
const MAX_LINE = 160;

/** The lines of a plain block that name a formula; none unless one of them computes something. */
export function readLabelledFormulas(lines: readonly string[]): readonly LabelledFormula[] {
  const found = lines.flatMap((line) => {
    if (line.length > MAX_LINE) return [];
    const match =
      /^\s*[|│]?\s*([\p{L}][^:：=|│]{0,24}?)\s*[:：]\s*([\p{L}][^=:：]{0,20}=\s*[^=│|].*?)\s*[|│]?\s*$/u.exec(
        line,
      );
    const [, label = "", formula = ""] = match ?? [];
    const value = formula.slice(formula.indexOf("=") + 1).trim();
    const worth = Math.max(worthOfValue(value, new Set()), /^f\(.+\)$/.test(value) ? 4 : 0);
    return match === null || worth < 4 ? [] : [{ label, formula, worth }];
  });
  return found.some(({ worth }) => worth === 10) ? found : [];
}
