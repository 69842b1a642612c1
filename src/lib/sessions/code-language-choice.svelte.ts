import type { CodeLanguage } from "#lib/core/language.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { keepSetting } from "#lib/store/keep-setting.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { readSetting } from "#lib/store/setting.ts";
import { CODE_LANGUAGE_SETTING, OFFERED_LANGUAGES } from "./code-language.ts";

/** The language in which exercises open; the exercise screen changes it too. */
export class CodeLanguageChoice {
  /** Null until it is read. */
  current = $state<CodeLanguage | null>(null);
  /** Why the last choice could not be kept. */
  failure = $state<string | null>(null);

  readonly choices = OFFERED_LANGUAGES;
  readonly #ready: Promise<Store>;

  constructor(app: { readonly ready: Promise<Store> }) {
    this.#ready = app.ready;
  }

  async load(): Promise<void> {
    const stored = await readSetting(await this.#ready, CODE_LANGUAGE_SETTING);
    this.current ??= stored;
  }

  /** Remembers it. What is being written goes on in its own language. */
  async choose(language: CodeLanguage): Promise<void> {
    this.current = language;
    const written = await keepSetting(await this.#ready, CODE_LANGUAGE_SETTING, language);
    this.failure = written.ok ? null : problemText(written.error, getLocale());
  }
}
