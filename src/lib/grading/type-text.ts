import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import type { ValueType } from "./verdict.ts";

/** What a value is, in words that fit into a sentence: "a float32 tensor". */
export function typeText(type: ValueType, locale: Language): string {
  switch (type.kind) {
    case "tensor":
      return m.grading_type_tensor({ dtype: type.dtype }, { locale });
    case "number":
      return m.grading_type_number({}, { locale });
    case "boolean":
      return m.grading_type_boolean({}, { locale });
    case "string":
      return m.grading_type_string({}, { locale });
    case "none":
      return m.grading_type_none({}, { locale });
    case "list":
      return m.grading_type_list({}, { locale });
    case "record":
      return m.grading_type_record({}, { locale });
  }
}
