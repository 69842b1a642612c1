import type { NoteCard } from "#lib/notes/card.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import { skipReasonText, warningText } from "#lib/notes/reason-text.ts";

/** A card as one line of JSON. */
export function lineOfCard(card: NoteCard): string {
  return JSON.stringify(fieldsOfCard(card));
}

/** A card as the fields of its line. */
export function fieldsOfCard(card: NoteCard): Readonly<Record<string, unknown>> {
  const { id, authorId, kind, key, front, back, rule, source } = card;
  const { file, startLine, endLine, headingPath } = source;
  return {
    id,
    ...(authorId === undefined ? {} : { authorId }),
    kind,
    context: key.context,
    subject: key.subject,
    attribute: key.attribute,
    ...(key.discriminator === "" ? {} : { discriminator: key.discriminator }),
    front,
    back,
    rule,
    source: { file, startLine, endLine, headingPath },
  };
}

/** A note's cards by heading, then what was left out and why. */
export function listing(file: string, reading: NoteReading): string[] {
  const { language } = reading;
  const lines = [`# ${file}: ${reading.title}`];
  let heading = "";
  for (const card of reading.cards) {
    const path = card.source.headingPath.join(" › ");
    if (path !== heading) lines.push("", `## ${path}`);
    heading = path;
    lines.push(...cardLines(card));
    for (const warning of card.warnings ?? []) lines.push(`    ! ${warningText(warning, language)}`);
  }
  lines.push("", `## Skipped (${reading.skipped.length})`);
  for (const skipped of reading.skipped) {
    lines.push(`  ${lineRange(skipped)}  ${skipReasonText(skipped.reason, language)}: ${skipped.excerpt}`);
  }
  lines.push("", `## No card yet (${reading.uncarded.length})`);
  for (const passage of reading.uncarded) lines.push(`  ${lineRange(passage)}  ${passage.excerpt}`);
  const { cards, skipped, uncarded } = reading;
  lines.push(
    "",
    `${cards.length} cards, ${skipped.length} skipped, ${uncarded.length} without a card yet`,
    "",
  );
  return lines;
}

function cardLines(card: NoteCard): string[] {
  const back = card.back.replace(/\s*\n\s*/g, " ⏎ ");
  return [`  [${card.rule}] ${card.front}`, `    → ${back}   (${lineRange(card.source)}, ${card.id})`];
}

function lineRange(range: { readonly startLine: number; readonly endLine: number }): string {
  const { startLine, endLine } = range;
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
}

/** What went wrong with a file, in one line. */
export function errorText(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return "no such file";
  if (code === "EACCES") return "may not be read";
  return error instanceof Error ? error.message : String(error);
}
