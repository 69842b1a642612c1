import type { Language } from "#lib/core/language.ts";

/** Reads text aloud with the voices of the device, where it has one for the language. */
export class Speech {
  speaking = $state(false);
  #voices = $state.raw<readonly SpeechSynthesisVoice[]>([]);
  readonly #synthesis = "speechSynthesis" in globalThis ? globalThis.speechSynthesis : null;

  /** Looks for voices, now and when the browser has found more. @returns what ends looking, and reading. */
  listen(): () => void {
    const synthesis = this.#synthesis;
    if (synthesis === null) return () => undefined;
    const look = (): void => {
      this.#voices = synthesis.getVoices();
    };
    look();
    synthesis.addEventListener("voiceschanged", look);
    return () => {
      synthesis.removeEventListener("voiceschanged", look);
      this.stop();
    };
  }

  canRead(language: Language): boolean {
    return this.#voiceOf(language) !== undefined;
  }

  read(text: string, language: Language): void {
    const voice = this.#voiceOf(language);
    if (this.#synthesis === null || voice === undefined) return;
    this.stop();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const ended = (): void => {
      this.speaking = false;
    };
    utterance.addEventListener("end", ended);
    utterance.addEventListener("error", ended);
    this.speaking = true;
    this.#synthesis.speak(utterance);
  }

  stop(): void {
    this.#synthesis?.cancel();
    this.speaking = false;
  }

  /** Mandarin before Cantonese; then one on the device, which needs no network; then simplified Chinese. */
  #voiceOf(language: Language): SpeechSynthesisVoice | undefined {
    const cost = (voice: SpeechSynthesisVoice): number =>
      (CANTONESE.test(voice.lang) ? 4 : 0) +
      (voice.localService ? 0 : 2) +
      (language === "zh" && !SIMPLIFIED.test(voice.lang) ? 1 : 0);
    return this.#voices
      .filter(({ lang }) => LANGUAGES[language].test(lang))
      .toSorted((a, b) => cost(a) - cost(b))[0];
  }
}

/** As devices write them: zh-CN, zh_CN, cmn-Hans-CN. */
const LANGUAGES: Readonly<Record<Language, RegExp>> = { zh: /^(?:zh|cmn|yue)\b|^zh_/i, en: /^en\b|^en_/i };
const CANTONESE = /^yue|[-_]HK|[-_]MO/i;
const SIMPLIFIED = /[-_](?:CN|SG|Hans)/i;
