/** Calls of what takes numbers of Python's own only, or is not there. */
import { SUPPORT, type Edits } from "./rewrite-edits.ts";
import { isText, type Node } from "./syntax-tree.ts";

/** Functions of Python's own that take arrays of one element for numbers. */
const BUILTINS = ["float", "int", "round", "isinstance", "max", "min", "slice", "dict", "sum", "vars"];

/** Methods of strings that it has not got. */
const TEXT_METHODS: ReadonlySet<string> = new Set([
  "zfill", "ljust", "rjust", "title", "capitalize", "swapcase", "isalnum", "removeprefix", "removesuffix",
]); // prettier-ignore

/** True if the program gives the name a meaning of its own somewhere. */
function isRedefined(name: string, source: string): boolean {
  return new RegExp(
    `(?:def|class|as)\\s+${name}\\b|(?:^|[\\s,;(])${name}\\s*=[^=]|import\\b.*\\b${name}\\b`,
    "m",
  ).test(source);
}

/** Names that the program leaves to Python. */
export function builtinsIn(source: string): ReadonlySet<string> {
  return new Set(BUILTINS.filter((name) => !isRedefined(name, source)));
}

/**
 * `float(x)`, `text.zfill(3)`, `"{}".format(x)`
 * @param builtins those that mean what they mean in Python
 */
export function call(edits: Edits, node: Node, builtins: ReadonlySet<string>): void {
  const callee = node.firstChild;
  const list = callee?.nextSibling;
  if (!callee || list?.name !== "ArgList") return;
  if (callee.name === "VariableName") {
    if (builtins.has(edits.text(callee))) edits.replace(callee.from, callee.from, `${SUPPORT}.`);
    const first = list.firstChild?.nextSibling;
    const isMap = edits.text(callee) === "map" && first?.name === "VariableName";
    if (isMap && builtins.has(edits.text(first))) edits.replace(first.from, first.from, `${SUPPORT}.`);
    return;
  }
  if (callee.name !== "MemberExpression" || callee.lastChild?.name !== "PropertyName") return;
  const method = edits.text(callee.lastChild);
  const thing = callee.firstChild;
  if (thing) edits.watch(thing, `np.${method}`);
  if (TEXT_METHODS.has(method) && thing) {
    const isEmpty = edits.text(list).replaceAll(/[()\s]/g, "") === "";
    edits.replace(callee.from, callee.from, `${SUPPORT}.method("${method}", `);
    edits.replace(thing.to, list.from + 1, isEmpty ? "" : ", ");
    return;
  }
  if (!isText(thing) || method !== "format") return;
  const text = callee.firstChild as Node;
  edits.replace(callee.from, callee.from, `${SUPPORT}.format(`);
  edits.replace(text.to, list.from + 1, edits.text(list).replaceAll(/[()\s]/g, "") === "" ? "" : ", ");
}
