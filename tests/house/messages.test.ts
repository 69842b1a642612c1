import { describe, expect, it } from "vitest";

import { projectFiles, read } from "./project-files.ts";

const LOCALES = ["en", "zh"] as const;

/** What a message is besides a plain text: variants by count or choice, each with its own texts. */
type Message = string | readonly { match: Record<string, string> }[];

function messagesOf(locale: string): Record<string, Message> {
  const { $schema: _, ...messages } = JSON.parse(read(`messages/${locale}.json`)) as Record<string, Message>;
  return messages;
}

function textsOf(message: Message): string[] {
  return typeof message === "string" ? [message] : message.flatMap(({ match }) => Object.values(match));
}

function placeholdersOf(message: Message): string[] {
  const names = textsOf(message).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)].sort();
}

const [en, zh] = LOCALES.map(messagesOf) as [Record<string, Message>, Record<string, Message>];

describe("the messages", () => {
  it("are the same in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(LOCALES)("%s: none is empty", (locale) => {
    const empty = Object.entries(messagesOf(locale)).filter(([, message]) =>
      textsOf(message).some((text) => text.trim() === ""),
    );
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it("have the same placeholders in both languages", () => {
    const different = Object.keys(en).filter((key) => {
      // A card's question is put together by the grammar of each language, which takes what it needs.
      if (key.startsWith("notes_ask_")) return false;
      const [inEnglish, inChinese] = [en[key], zh[key]];
      if (inEnglish === undefined || inChinese === undefined) return true;
      return placeholdersOf(inEnglish).join() !== placeholdersOf(inChinese).join();
    });
    expect(different).toEqual([]);
  });

  it("are sorted by key, so that two changes rarely meet", () => {
    for (const messages of [en, zh]) expect(Object.keys(messages)).toEqual(Object.keys(messages).sort());
  });

  it("are all said somewhere", () => {
    const source = projectFiles()
      .filter((path) => /^(src|scripts|tests)\/.*\.(ts|js|mjs|svelte)$/.test(path))
      .map(read)
      .join("\n");
    const said = new Set(
      [...source.matchAll(/\bm\s*\.\s*(\w+)|\bm\["(\w+)"\]/g)].map(([, dot, key]) => dot ?? key),
    );
    expect(Object.keys(en).filter((key) => !said.has(key))).toEqual([]);
  });

  it("English counts one thing as one: a number before several has a form for one", () => {
    // Never said of one: a choice among larger numbers, a list too long to be shown, a history that is long enough.
    const severalAlways = new Set([
      ...["catchup_days_number", "catchup_move", "edit_add_several", "exercise_printed_all"],
      ...["exercise_printed_cut", "grading_improbable_detail", "grading_repeated_zeros_detail"],
      ...["optimise_days", "optimise_result_better", "optimise_result_not_better", "optimise_version_fitted"],
      ...["optimise_workload_plot", "plan_error_steps", "resched_plot", "study_cards_number"],
      ...["study_days_plot", "study_last_days", "study_next_days"],
    ]);
    const several =
      /\{\w+\} (cards|cases|days|decks|elements|exercises|items|lines|notes|pairs|passages|plans|ratings|reviews|steps)\b/;
    const wrong = Object.entries(en).filter(
      ([key, message]) => typeof message === "string" && several.test(message) && !severalAlways.has(key),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("Chinese has Chinese in it, unless it is a name", () => {
    const names = new Set(["app_name"]);
    const latin = Object.entries(zh).filter(
      ([key, message]) =>
        !names.has(key) &&
        textsOf(message).every((text) => /[A-Za-z]{3}/.test(text.replaceAll(/\{\w+\}/g, ""))) &&
        !textsOf(message).some((text) => /\p{Script=Han}/u.test(text)),
    );
    // A word of the trade that Chinese writes in Latin letters is the same in both languages.
    expect(latin.filter(([key, message]) => message !== en[key]).map(([key]) => key)).toEqual([]);
  });
});
