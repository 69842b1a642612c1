/**
 * What MicroPython cannot do with objects of a program's own, written so that it can: lines stay where they are.
 *
 * - `x *= y` and the others that it only knows as `x = x * y`, which would not change the array in place;
 * - `0 < x`: it does not ask the right operand;
 * - `f"{x:.4f}"`, `"%.4f" % x`, `"{:.2f}".format(x)`, `float(x)`, `int(x)`, `round(x, 2)`: it takes numbers of its own only;
 * - `{"w": 1}`: its dictionaries have no order;
 * - `[*a, 1]`, `{**d}`, `raise … from …`, `def f(a, /)`, the fields of a dataclass: it does not know them.
 */
import { parser } from "@lezer/python";

type Tree = ReturnType<typeof parser.parse>;
type Node = Tree["topNode"];

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** In the program's globals: the functions that stand in. */
const SUPPORT = "_gradus_";

const IN_PLACE: Readonly<Record<string, string>> = {
  "*=": "imul",
  "/=": "itruediv",
  "//=": "ifloordiv",
  "%=": "imod",
  "**=": "ipow",
  "@=": "imatmul",
  "&=": "iand",
  "|=": "ior",
  "^=": "ixor",
};

const COMPARE: Readonly<Record<string, string>> = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge" };

/** Functions of Python's own that take arrays of one element for numbers. */
const BUILTINS = ["float", "int", "round", "isinstance", "max", "min", "slice", "dict", "sum", "vars"];

/** Methods of strings that it has not got. */
const TEXT_METHODS: ReadonlySet<string> = new Set([
  "zfill", "ljust", "rjust", "title", "capitalize", "swapcase", "isalnum", "removeprefix", "removesuffix",
]); // prettier-ignore

/** Calls that take more arguments MicroPython refuses. */
const MAXIMUM_ENTRIES = 100;

const CHAINED: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** True if the program gives the name a meaning of its own somewhere. */
function isRedefined(name: string, source: string): boolean {
  return new RegExp(
    `(?:def|class|as)\\s+${name}\\b|(?:^|[\\s,;(])${name}\\s*=[^=]|import\\b.*\\b${name}\\b`,
    "m",
  ).test(source);
}

/** A name, or names with points between: reading it twice does nothing. */
function isPlainTarget(node: Node): boolean {
  if (node.name === "VariableName") return true;
  if (node.name !== "MemberExpression") return false;
  const { firstChild, lastChild } = node;
  return firstChild !== null && lastChild?.name === "PropertyName" && isPlainTarget(firstChild);
}

function isText(node: Node | null): boolean {
  return node !== null && (node.name === "String" || node.name === "ContinuedString");
}

/** Two operands and the operator between them. */
function operands(node: Node): { left: Node; operator: Node; right: Node } | null {
  const left = node.firstChild;
  const operator = left?.nextSibling ?? null;
  const right = operator?.nextSibling ?? null;
  return left && operator && right && !right.nextSibling ? { left, operator, right } : null;
}

function isComparison(node: Node | null): boolean {
  if (node?.name !== "BinaryExpression") return false;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (["CompareOp", "in", "is", "not"].includes(child.name)) return true;
  }
  return false;
}

class Rewriting {
  readonly #source: string;
  readonly #edits: Edit[] = [];
  readonly #builtins: ReadonlySet<string>;
  readonly #forbidden: ReadonlySet<string>;

  /** @param forbidden functions of NumPy's, "np.sum": methods and operators of the same name are watched too */
  constructor(source: string, forbidden: readonly string[]) {
    this.#source = source;
    this.#forbidden = new Set(forbidden);
    this.#builtins = new Set(BUILTINS.filter((name) => !isRedefined(name, source)));
  }

  visit(node: Node): void {
    switch (node.name) {
      case "UpdateStatement":
        this.#inPlace(node);
        break;
      case "BinaryExpression":
        this.#binary(node);
        break;
      case "CallExpression":
        this.#call(node);
        break;
      case "FormatReplacement":
        this.#replacement(node);
        break;
      case "ArrayExpression":
        this.#display(node, "listed");
        break;
      case "TupleExpression":
        this.#display(node, "tupled");
        break;
      case "SetExpression":
        this.#display(node, "gathered");
        break;
      case "DictionaryExpression":
        this.#dictionary(node);
        break;
      case "DictionaryComprehensionExpression":
        this.#dictionaryComprehension(node);
        break;
      case "RaiseStatement":
        this.#raise(node);
        break;
      case "ParamList":
        this.#parameters(node);
        break;
      case "ClassDefinition":
        this.#fields(node);
        break;
      default:
    }
    for (let child = node.firstChild; child; child = child.nextSibling) this.visit(child);
  }

  result(): string {
    // Insertions at one place keep their order.
    const ordered = this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
    let text = "";
    let done = 0;
    for (const { from, to, text: inserted } of ordered) {
      text += this.#source.slice(done, from) + inserted;
      done = to;
    }
    return text + this.#source.slice(done);
  }

  #text(node: Node): string {
    return this.#source.slice(node.from, node.to);
  }

  #replace(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text });
  }

  #inPlace(node: Node): void {
    const parts = operands(node);
    const name = parts && IN_PLACE[this.#text(parts.operator)];
    if (!parts || name === undefined || !isPlainTarget(parts.left)) return;
    const target = this.#text(parts.left);
    this.#replace(parts.left.to, parts.right.from, ` = ${SUPPORT}.${name}(${target}, `);
    this.#replace(parts.right.to, parts.right.to, ")");
  }

  #binary(node: Node): void {
    const parts = operands(node);
    if (!parts) return;
    const { left, operator, right } = parts;
    const sign = this.#text(operator);
    if (operator.name === "ArithOp" && sign === "@") this.#watch(left, "np.matmul");
    if (operator.name === "ArithOp" && sign === "%" && isText(left)) {
      this.#wrap(node, "percent", left, right);
      return;
    }
    const name = operator.name === "CompareOp" ? COMPARE[sign] : undefined;
    if (operator.name !== "CompareOp" || isComparison(node.parent)) return;
    if (isComparison(left)) this.#chain(node);
    else if (name !== undefined && right.name !== "Number") this.#wrap(node, name, left, right);
  }

  /** `a < b < c` → `chain(a, "<", b, "<", c)`; chains with `in` or `is` stay as they are. */
  #chain(node: Node): void {
    const operators: Node[] = [];
    for (let part: Node | null = node; part && isComparison(part); part = part.firstChild) {
      const parts = operands(part);
      if (!parts || !CHAINED.has(this.#text(parts.operator))) return;
      operators.push(parts.operator);
    }
    this.#replace(node.from, node.from, `${SUPPORT}.chain(`);
    for (const operator of operators)
      this.#replace(operator.from, operator.to, `, "${this.#text(operator)}", `);
    this.#replace(node.to, node.to, ")");
  }

  #wrap(node: Node, name: string, left: Node, right: Node): void {
    this.#replace(node.from, node.from, `${SUPPORT}.${name}(`);
    this.#replace(left.to, right.from, ", ");
    this.#replace(right.to, right.to, ")");
  }

  #call(node: Node): void {
    const callee = node.firstChild;
    const list = callee?.nextSibling;
    if (!callee || list?.name !== "ArgList") return;
    if (callee.name === "VariableName") {
      if (this.#builtins.has(this.#text(callee))) this.#replace(callee.from, callee.from, `${SUPPORT}.`);
      const first = list.firstChild?.nextSibling;
      const isMap = this.#text(callee) === "map" && first?.name === "VariableName";
      if (isMap && this.#builtins.has(this.#text(first)))
        this.#replace(first.from, first.from, `${SUPPORT}.`);
      return;
    }
    if (callee.name !== "MemberExpression" || callee.lastChild?.name !== "PropertyName") return;
    const method = this.#text(callee.lastChild);
    const thing = callee.firstChild;
    if (thing) this.#watch(thing, `np.${method}`);
    if (TEXT_METHODS.has(method) && thing) {
      const isEmpty = this.#text(list).replaceAll(/[()\s]/g, "") === "";
      this.#replace(callee.from, callee.from, `${SUPPORT}.method("${method}", `);
      this.#replace(thing.to, list.from + 1, isEmpty ? "" : ", ");
      return;
    }
    if (!isText(thing) || method !== "format") return;
    const text = callee.firstChild as Node;
    this.#replace(callee.from, callee.from, `${SUPPORT}.format(`);
    this.#replace(text.to, list.from + 1, this.#text(list).replaceAll(/[()\s]/g, "") === "" ? "" : ", ");
  }

  /** `x` → `_.watched(x, "np.sum")`, which ends the run if it is an array, where the exercise forbids that. */
  #watch(node: Node, name: string): void {
    if (!this.#forbidden.has(name)) return;
    this.#replace(node.from, node.from, `${SUPPORT}.watched(`);
    this.#replace(node.to, node.to, `, "${name}")`);
  }

  /** `{x:.4f}` → `{_.spec(x, ".4f")}`, the specification in quotes that the string does not use. */
  #replacement(node: Node): void {
    const value = node.firstChild?.nextSibling;
    const spec = node.getChild("FormatSpec");
    const string = node.parent;
    if (!value || !string || string.name === "FormatSpec" || node.getChild("FormatConversion")) return;
    if (!spec) {
      // `{x=}` shows the text as well.
      if (this.#source.slice(value.to, node.to).trim() !== "}") return;
      this.#replace(value.from, value.from, `${SUPPORT}.text(`);
      this.#replace(value.to, value.to, ")");
      return;
    }
    const opening = /^[A-Za-z]*("""|'''|"|')/.exec(this.#text(string))?.[1] ?? '"';
    const quote = opening.startsWith('"') ? "'" : '"';
    const parts = this.#specification(spec, quote);
    if (parts === null || parts === "") return;
    this.#replace(value.from, value.from, `${SUPPORT}.spec(`);
    this.#replace(value.to, node.to - 1, `, ${parts})`);
  }

  /** `:{width}.3f` → `str(width) + ".3f"`; null where it cannot be quoted. */
  #specification(spec: Node, quote: string): string | null {
    const parts: string[] = [];
    let at = spec.from + 1;
    const add = (to: number): void => {
      // The closing brace is part of what the parser calls the specification in some versions.
      const text = this.#source.slice(at, to).replace(/\}$/, "");
      if (text !== "") parts.push(`${quote}${text}${quote}`);
    };
    for (const nested of spec.getChildren("FormatReplacement")) {
      add(nested.from);
      parts.push(`str(${this.#source.slice(nested.from + 1, nested.to - 1)})`);
      at = nested.to;
    }
    add(spec.to);
    const text = parts.join(" + ");
    const isQuotable = parts.every((part) => !part.slice(1, -1).includes(quote) && !part.includes("\\"));
    return isQuotable ? text : null;
  }

  /** `[*a, 1]` → `_.listed(*a, 1)`, where a star is in it and nothing is assigned to it. */
  #display(node: Node, name: string): void {
    const isTarget = node.parent?.name === "AssignStatement" && node.parent.firstChild?.from === node.from;
    if (!node.getChild("*") || isTarget || node.parent?.name === "ForStatement") return;
    const { firstChild, lastChild } = node;
    if (!firstChild || !lastChild) return;
    this.#replace(firstChild.from, firstChild.to, `${SUPPORT}.${name}(`);
    this.#replace(lastChild.from, lastChild.to, ")");
  }

  /** `{"w": 1, **d}` → `_.ordered("w", 1, *_.pairs(d))`. */
  #dictionary(node: Node): void {
    const colons = node.getChildren(":");
    const stars = node.getChildren("**");
    const { firstChild, lastChild } = node;
    if (!firstChild || lastChild?.name !== "}") return;
    if (stars.length === 0 && colons.length > MAXIMUM_ENTRIES) return;
    this.#replace(firstChild.from, firstChild.to, `${SUPPORT}.ordered(`);
    for (const colon of colons) this.#replace(colon.from, colon.to, ",");
    for (const star of stars) {
      const spread = star.nextSibling;
      if (!spread) continue;
      this.#replace(star.from, star.to, `*${SUPPORT}.pairs(`);
      this.#replace(spread.to, spread.to, ")");
    }
    this.#replace(lastChild.from, lastChild.to, ")");
  }

  /** `{k: v for k, v in x}` → `_.ordered_from([(k, v) for k, v in x])`. */
  #dictionaryComprehension(node: Node): void {
    const { firstChild, lastChild } = node;
    const colon = node.getChild(":");
    const value = colon?.nextSibling;
    if (!firstChild || !lastChild || !colon || !value) return;
    this.#replace(firstChild.from, firstChild.to, `${SUPPORT}.ordered_from([(`);
    this.#replace(colon.from, colon.to, ",");
    this.#replace(value.to, value.to, ")");
    this.#replace(lastChild.from, lastChild.to, "])");
  }

  /** `raise a from b` → `raise a`: MicroPython prints a warning into the program's output. */
  #raise(node: Node): void {
    const from = node.getChild("from");
    const cause = from?.nextSibling;
    if (from && cause)
      this.#replace(from.from, cause.to, this.#source.slice(from.from, cause.to).replace(/[^\n]/g, ""));
  }

  /** `def f(a, /, b)` → `def f(a, b)`. */
  #parameters(node: Node): void {
    const text = this.#text(node);
    const found = /,\s*\/(?=\s*[,)])/.exec(text);
    if (found && !/["'#]/.test(text.slice(0, found.index)))
      this.#replace(node.from + found.index, node.from + found.index + found[0].length, "");
  }

  /** Fields of a dataclass, in order, and those without a value marked: MicroPython forgets annotations. */
  #fields(node: Node): void {
    const decorated = node.parent?.name === "DecoratedStatement" ? node.parent : null;
    if (!decorated?.getChildren("Decorator").some((each) => /\bdataclass\b/.test(this.#text(each)))) return;
    const fields = (node.getChild("Body")?.getChildren("AssignStatement") ?? []).filter((each) => {
      const type = each.getChild("TypeDef");
      return type && each.firstChild?.name === "VariableName" && !/^:\s*ClassVar\b/.test(this.#text(type));
    });
    const [first] = fields;
    if (!first) return;
    const names = fields.map(({ firstChild }) => (firstChild ? `"${this.#text(firstChild)}"` : ""));
    this.#replace(first.from, first.from, `_gradus_own_ = (${names.join(", ")},); `);
    for (const field of fields) {
      if (!field.getChild("AssignOp")) this.#replace(field.to, field.to, ` = ${SUPPORT}.required`);
    }
  }
}

/** The same program for MicroPython; one that does not parse is left as it is, for MicroPython to complain about. */
export function rewritten(source: string, forbidden: readonly string[] = []): string {
  const rewriting = new Rewriting(source, forbidden);
  rewriting.visit(parser.parse(source).topNode);
  return rewriting.result();
}
