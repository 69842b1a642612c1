import type { CodeLanguage } from "#lib/core/language.ts";
import { BACKEND_NAMES, type Backend } from "#lib/exercises/backend.ts";

/** Names of languages are the same in every language of the interface. */
export const CODE_LANGUAGE_NAMES: Readonly<Record<CodeLanguage, string>> = {
  python: "Python",
  typescript: "TypeScript",
};

/** Where code runs, or ran. */
export interface Place {
  readonly backend: Backend;
  /** The GPU's own name for itself. */
  readonly adapter: string | null;
}

/** What runs where: "Python · WebGPU · Apple". */
export function placeText(language: CodeLanguage, place: Place | null): string {
  const { backend, adapter } = place ?? { backend: null, adapter: null };
  const parts = [CODE_LANGUAGE_NAMES[language], backend && BACKEND_NAMES[backend], adapter];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
