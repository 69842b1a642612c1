import { parseArgs } from "node:util";

import { err, ok, type Result } from "#lib/core/result.ts";
import { TOPICS } from "#lib/mastery/topics.ts";
import { FORMS, SLUG, type Form } from "./names.ts";

const USAGE = `Usage: npm run --silent new-exercise -- SLUG [--topic TOPIC] [--title-zh TITLE] [--title-en TITLE]
         [--from ${FORMS.join("|")}]`;

/** An exercise to be begun. */
export interface NewExercise {
  readonly slug: string;
  readonly form: Form;
  /** Null leaves a place to fill in, as do the titles. */
  readonly topic: string | null;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
}

/** @returns a sentence for the user where the arguments make no sense */
export function parseArguments(args: readonly string[]): Result<NewExercise, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        topic: { type: "string" },
        "title-zh": { type: "string" },
        "title-en": { type: "string" },
        from: { type: "string", default: "function" },
      },
    });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [slug, ...others] = parsed.positionals;
  const { topic = null, "title-zh": titleZh = null, "title-en": titleEn = null, from } = parsed.values;
  if (slug === undefined || others.length > 0) return err(`Name one exercise.\n${USAGE}`);
  if (!SLUG.test(slug)) {
    return err(`"${slug}" cannot be an id: lower-case words joined by hyphens can, as in "batch-norm".`);
  }
  const form = FORMS.find((each) => each === from);
  if (form === undefined) return err(`There is no form "${from}": take ${FORMS.join(" or ")}.`);
  const topics = TOPICS.map(({ id }): string => id);
  if (topic !== null && !topics.includes(topic)) {
    return err(`There is no topic "${topic}". There are: ${topics.join(", ")}.`);
  }
  return ok({ slug, form, topic, titleZh, titleEn });
}
