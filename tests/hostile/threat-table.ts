import type { CodeLanguage } from "#lib/core/language.ts";
import { CONTAINED, type Contained, type HostileProgram } from "./hostile-program.ts";

const BEGIN = "<!-- hostile programs: begin, written by SHOW=1 npx vitest run --project e2e hostile -->";
const END = "<!-- hostile programs: end -->";
const TITLES: Readonly<Record<CodeLanguage, string>> = { typescript: "TypeScript", python: "Python" };

interface Row extends HostileProgram {
  readonly outcome: { readonly seen: Contained; readonly ms: number } | null;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** A table of each language as Markdown: program, what it tries, what became of it, how long that took. */
export function tableOf(
  suites: readonly { readonly language: CodeLanguage; readonly rows: readonly Row[] }[],
): string {
  return suites
    .map(({ language, rows }) => {
      const lines = rows.map(({ id, tries, backend, outcome }) => {
        const became = outcome ? CONTAINED[outcome.seen] : "not run";
        const ms = outcome ? String(Math.round(outcome.ms)) : "";
        return `| \`${id}\` | ${cell(tries)} | ${backend ?? "cpu"} | ${became} | ${ms} |`;
      });
      const head = ["| Program | Tries | On | Contained | ms |", "| --- | --- | --- | --- | --: |"];
      return [`### ${TITLES[language]}: ${rows.length} programs`, "", ...head, ...lines].join("\n");
    })
    .join("\n\n");
}

/** The document with its table replaced. */
export function withTable(document: string, table: string): string {
  const [before, rest = ""] = document.split(BEGIN);
  const [, after = "\n"] = rest.split(END);
  return `${before}${BEGIN}\n\n<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->\n\n${END}${after}`;
}

/** Ids of the programs that the document tells of, in order. */
export function idsInTable(document: string, language: CodeLanguage): readonly string[] {
  const [, section = ""] = document.split(`### ${TITLES[language]}:`);
  const [rows = ""] = section.split("\n### ");
  return [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id = ""]) => id);
}
