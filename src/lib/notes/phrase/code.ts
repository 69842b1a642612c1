import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Given } from "../facts/code-ask.ts";
import type { Question } from "../facts/fact.ts";
import { spaced } from "./chinese.ts";
import { nameOf } from "./formula.ts";
import { plain } from "./words.ts";

/** What is hidden in a program: "Adam：代码里 `m_hat` 怎么算？" */
export function askCode(subject: string, question: Question & { ask: "code" }, locale: Language): string {
  const { about } = question;
  const name = nameOf([subject, ...question.attributes.map(plain)], locale);
  const path = locale === "zh" ? spaced(name) : name;
  switch (about.what) {
    case "value":
      return askValue(path, about.how, about.names, locale);
    case "result":
      return about.name === null
        ? m.notes_code_result({ path }, { locale })
        : m.notes_code_result_of({ path, name: quoted(about.name) }, { locale });
    case "early":
      return m.notes_code_early({ path, condition: quoted(about.condition) }, { locale });
    case "said":
      return m.notes_code_said({ path, comment: plain(about.comment) }, { locale });
    case "chain":
      return about.name === null
        ? m.notes_code_chain({ path, variable: quoted(about.variable) }, { locale })
        : m.notes_code_chain_in(
            { path, name: quoted(about.name), variable: quoted(about.variable) },
            { locale },
          );
    case "defaults":
      return m.notes_code_defaults({ path, names: list(about.names, locale) }, { locale });
    case "written":
      return about.library === null
        ? m.notes_code_written({ path }, { locale })
        : m.notes_code_written_in({ path, library: about.library }, { locale });
    case "line":
      return m.notes_code_line({ path }, { locale });
    default:
      return assertNever(about);
  }
}

function askValue(path: string, how: Given, given: readonly string[], locale: Language): string {
  const names = list(given, locale);
  switch (how) {
    case "computed":
      return m.notes_code_value({ path, names }, { locale });
    case "updated":
      return m.notes_code_update({ path, names }, { locale });
    case "initialised":
      return m.notes_code_initialised({ path, names }, { locale });
    case "made":
      return m.notes_code_made({ path, names }, { locale });
    case "formula":
      return m.notes_code_formula({ path, names }, { locale });
    default:
      return assertNever(how);
  }
}

function quoted(code: string): string {
  return `\`${code}\``;
}

function list(names: readonly string[], locale: Language): string {
  return names.map(quoted).join(locale === "zh" ? "、" : ", ");
}
