import type { CardId } from "#lib/core/ids.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import type { CardKind, NoteCard } from "#lib/notes/card.ts";

const KINDS = ["basic", "two-way", "cloze", "steps", "set", "formula", "code"] satisfies readonly CardKind[];

/**
 * Cards as an earlier `--json` wrote them.
 * @returns the cards, or what is wrong with which line
 */
export function readKnown(text: string): Result<readonly NoteCard[], string> {
  const cards: NoteCard[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const card = readLine(line);
    if (!card.ok) return err(`line ${String(index + 1)}: ${card.error}`);
    cards.push(card.value);
  }
  return ok(cards);
}

function readLine(line: string): Result<NoteCard, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return err("not JSON. A file that --json wrote is needed, one card a line.");
  }
  if (!isRecord(parsed)) return err("not a card: an object is needed.");
  const { id, authorId, kind, context, subject, attribute, discriminator = "", front, back } = parsed;
  const { rule = "", source } = parsed;
  for (const [name, value] of Object.entries({ id, subject, attribute, discriminator, front, back, rule }))
    if (typeof value !== "string") return err(`"${name}" is to be a text.`);
  if (id === "") return err('"id" is empty.');
  if (!isTexts(context)) return err('"context" is to be a list of texts.');
  const ofKind = KINDS.find((each) => each === kind);
  if (ofKind === undefined) return err(`"kind" is to be one of ${KINDS.join(", ")}.`);
  if (!isSource(source)) return err('"source" is to have file, startLine, endLine and headingPath.');
  return ok({
    id: id as CardId,
    ...(typeof authorId === "string" ? { authorId: authorId as CardId } : {}),
    kind: ofKind,
    key: {
      context,
      subject: String(subject),
      attribute: String(attribute),
      discriminator: String(discriminator),
    },
    language: "zh",
    front: String(front),
    back: String(back),
    rule: String(rule),
    source,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isSource(value: unknown): value is NoteCard["source"] {
  if (!isRecord(value)) return false;
  const { file, startLine, endLine, headingPath } = value;
  return (
    typeof file === "string" &&
    typeof startLine === "number" &&
    typeof endLine === "number" &&
    isTexts(headingPath)
  );
}
