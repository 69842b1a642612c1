import { regionsMeant } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** `> [!note]- Title`, as Obsidian and GitHub write it. */
const CALLOUT = /^([ \t]*(?:>[ \t]?)+)\[!([\w-]{1,30})\](?:\|[\w |-]{0,40})?[+-]?[ \t]*(.*)$/;

/** The opening line of a callout as the label it is: its title in bold, or nothing. What stands in it is read on. */
export function mendCallouts(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => text.includes("[!"))) return lines;
  const regions = regionsMeant(lines);
  return lines.flatMap((line, index): SourceLine[] => {
    const match = regions[index] === "text" ? CALLOUT.exec(line.text) : null;
    if (match === null) return [line];
    const [, marks = "", kind = "", rest = ""] = match;
    const quote = marks.trimEnd();
    const title = rest.trim();
    if (title === "" || title.toLowerCase() === kind.toLowerCase()) return [{ ...line, text: quote }];
    const label = title.includes("**") || title.includes("<!--") ? title : `**${title}**`;
    return [
      { ...line, text: `${quote} ${label}` },
      { text: quote, line: line.line },
    ];
  });
}
