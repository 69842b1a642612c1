import { transform } from "sucrase";

import type { CodeProblem } from "#lib/exercises/outcome.ts";
import type { Action, LanguageAdapter, Loading, Realm } from "./language.ts";

type Callable = (...args: unknown[]) => unknown;
type Constructor = new (...args: unknown[]) => object;

interface Program {
  readonly name: string;
  readonly entry: unknown;
  /** Made by the last "construct". */
  instance: object | null;
}

/** `tf` is given; the imports that learners write from habit become spaces, so that lines and columns stay. */
const TENSORFLOW_IMPORT =
  /^[ \t]*import\s+(?:\*\s*as\s+tf|tf)\s+from\s+(["'])@tensorflow\/tfjs(?:-core)?\1[ \t]*;?/gm;

const POSITION = /\s*\((\d+):(\d+)\)\s*$/;

/** A parser's complaint as a problem: "Error transforming file: Unexpected token (3:14)". */
function problemOf(error: unknown): CodeProblem {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = POSITION.exec(message) ?? [];
  return {
    name: "SyntaxError",
    message: message
      .replace(/^Error transforming [^:]*:\s*/, "")
      .replace(/^(Syntax ?Error:\s*)+/i, "")
      .replace(POSITION, "")
      .trim(),
    line: line === undefined ? null : Number(line),
    column: column === undefined ? null : Number(column),
  };
}

function stripTypes(source: string): string {
  const text = source.replace(TENSORFLOW_IMPORT, (match) => " ".repeat(match.length));
  return transform(text, { transforms: ["typescript"], disableESTransforms: true, keepUnusedImports: true })
    .code;
}

/** The same lines without `import` and `export`, which only modules may have. */
function asScript(source: string): string {
  return transform(source, { transforms: ["typescript", "imports"], disableESTransforms: true }).code;
}

async function load(source: string, entryPoint: string, realm: Realm): Promise<Loading<Program>> {
  let script: string;
  try {
    script = stripTypes(source);
  } catch (error) {
    return { kind: "syntax-error", problem: problemOf(error) };
  }
  // Found whether it is exported or not; `typeof` also answers for what was never declared.
  const found = `typeof ${entryPoint} === "undefined" ? undefined : ${entryPoint}`;
  const complete = `${script}\n;export const ${realm.privateName} = ${found};\n`;
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await realm.importModule(complete);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = await realm.locateSyntaxError(asScript(source));
    // A program may throw a SyntaxError of its own; then it parses.
    if (!position) throw error;
    return { kind: "syntax-error", problem: { ...problemOf(error), line: position.line, column: null } };
  }
  const entry = module[realm.privateName];
  if (typeof entry !== "function") return { kind: "not-defined" };
  return { kind: "loaded", program: { name: entryPoint, entry, instance: null } };
}

function call(program: Program, action: Action, args: readonly unknown[]): unknown {
  switch (action.do) {
    case "construct":
      program.instance = new (program.entry as Constructor)(...args);
      return undefined;
    case "call": {
      const { method } = action;
      if (method === null) return (program.entry as Callable)(...args);
      const found = (program.instance as Readonly<Record<string, unknown>> | null)?.[method];
      if (typeof found !== "function") throw new TypeError(`${program.name} has no method ${method}.`);
      return (found as Callable).apply(program.instance, [...args]);
    }
    case "read": {
      const { instance } = program;
      if (!instance || !(action.attribute in instance)) {
        throw new TypeError(`${program.name} has no attribute ${action.attribute}.`);
      }
      return (instance as Readonly<Record<string, unknown>>)[action.attribute];
    }
  }
}

/** TypeScript: types are stripped, lines kept, and the rest runs as it is. */
export const adapter: LanguageAdapter<Program> = { load, call };
