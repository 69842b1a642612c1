import type { CodeLanguage } from "#lib/core/language.ts";

/**
 * The name of an output as the learner's code writes it: cases name attributes as TypeScript does, and Python's
 * convention writes `runningMean` as `running_mean`. Names such as `dW` are the same in both.
 */
export function outputName(name: string, language: CodeLanguage): string {
  if (language !== "python") return name;
  return name.replace(
    /([a-z0-9])([A-Z])(?=[a-z])/g,
    (_, before: string, capital: string) => `${before}_${capital.toLowerCase()}`,
  );
}

const ELEMENTS = { NaN: "nan", Infinity: "inf", "-Infinity": "-inf" } as const;

/** A number that is not finite, as the language prints it. */
export function elementName(element: keyof typeof ELEMENTS, language: CodeLanguage): string {
  return language === "python" ? ELEMENTS[element] : element;
}
