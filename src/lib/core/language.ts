/** Languages of the interface and of the built-in content. */
export const LANGUAGES = ["zh", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** One value in each language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** Languages in which a submission can be written. */
export const CODE_LANGUAGES = ["typescript", "python"] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];
