import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** Why a value is no `SchedulingSettings`. `got` is the offending value as JSON. */
export type SettingsError =
  | { readonly problem: "not-an-object"; readonly got: string }
  | { readonly problem: "unknown-field"; readonly field: string; readonly known: readonly string[] }
  | {
      readonly problem: "out-of-range";
      readonly field: string;
      readonly min: number;
      readonly max: number;
      readonly whole: boolean;
      readonly got: string;
    }
  | { readonly problem: "not-a-switch"; readonly field: string; readonly got: string }
  | { readonly problem: "not-a-list"; readonly field: string; readonly got: string }
  | {
      readonly problem: "wrong-length";
      readonly field: string;
      readonly min: number;
      readonly max: number;
      readonly length: number;
    }
  | { readonly problem: "not-a-step"; readonly field: string; readonly got: string };

/** One sentence: which field is wrong, what it may be, what it is. */
export function settingsErrorMessage(error: SettingsError, language: Language): string {
  const locale = { locale: language };
  switch (error.problem) {
    case "not-an-object":
      return m.scheduling_settings_not_an_object({ got: error.got }, locale);
    case "unknown-field":
      return m.scheduling_settings_unknown_field(
        { field: error.field, known: error.known.join(", ") },
        locale,
      );
    case "out-of-range": {
      const { field, min, max, got } = error;
      return error.whole
        ? m.scheduling_settings_out_of_whole_range({ field, min, max, got }, locale)
        : m.scheduling_settings_out_of_range({ field, min, max, got }, locale);
    }
    case "not-a-switch":
      return m.scheduling_settings_not_a_switch({ field: error.field, got: error.got }, locale);
    case "not-a-list":
      return m.scheduling_settings_not_a_list({ field: error.field, got: error.got }, locale);
    case "wrong-length": {
      const { field, min, max, length } = error;
      return min === max
        ? m.scheduling_settings_wrong_length({ field, max, length }, locale)
        : m.scheduling_settings_too_long({ field, max, length }, locale);
    }
    case "not-a-step":
      return m.scheduling_settings_not_a_step({ field: error.field, got: error.got }, locale);
    default:
      return assertNever(error);
  }
}
