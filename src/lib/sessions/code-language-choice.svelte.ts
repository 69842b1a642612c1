import type { CodeLanguage } from "#lib/core/language.ts";
import { readSetting, writeSetting } from "#lib/store/setting.ts";
import type { Store } from "#lib/store/open.ts";
import { CODE_LANGUAGE_SETTING, OFFERED_LANGUAGES } from "./code-language.ts";

/** The language in which exercises open; the exercise screen changes it too. */
export class CodeLanguageChoice {
  /** Null until it is read. */
  current = $state<CodeLanguage | null>(null);

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
    await writeSetting(await this.#ready, CODE_LANGUAGE_SETTING, language);
  }
}
