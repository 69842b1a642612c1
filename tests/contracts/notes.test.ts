import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { STYLES } from "./hostile-styles.ts";
import { lostLines } from "./note-lines.ts";
import { noteText } from "./note-text.ts";

/** Notes that are held against the laws: our own, the built-in decks, and those in a folder named from outside. */
const notes = new Map(Object.entries(STYLES));
const decks = new URL("../../decks/", import.meta.url).pathname;
for (const folder of [decks, ...(process.env["GRADUS_NOTES"]?.split(":") ?? [])]) {
  for (const name of readdirSync(folder)) {
    if (/\.(?:md|txt)$/.test(name)) notes.set(name, readFileSync(`${folder}/${name}`, "utf8"));
  }
}

const read = (text: string): NoteReading => readNote(text, { file: "note.md" });
const idsOf = (text: string): string[] => read(text).cards.map((card) => card.id);

/** Letters and digits alone: marks, brackets and spaces are written differently in a card and in its note. */
const bare = (text: string): string => text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");

/** Checks everything that must hold of any note. */
function checkLaws(text: string): void {
  const reading = read(text);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  expect(lostLines(text, reading)).toEqual([]);
  expect(new Set(reading.cards.map((card) => card.id)).size).toBe(reading.cards.length);
  const sayings = reading.cards.map(({ front, back }) => `${front}\n${back}`);
  expect(sayings.filter((saying, index) => sayings.indexOf(saying) !== index)).toEqual([]);
  for (const { front, back, key, source } of reading.cards) {
    const about = `${front}\n${back}`;
    expect(source.startLine, about).toBeGreaterThanOrEqual(1);
    expect(source.endLine, about).toBeLessThanOrEqual(lines.length);
    const stands = bare(lines.slice(source.startLine - 1, source.endLine).join(""));
    // A footnote stands elsewhere, and goes where it is referred to.
    const said = back.split("\n").filter((line) => !line.startsWith("[^"));
    for (const line of said) expect(stands, about).toContain(bare(line));
    // The question names what it is about, or asks for it.
    // In the middle of an English sentence a name may begin with a small letter.
    if (key.discriminator !== "back")
      expect(bare(front).toLowerCase(), about).toContain(bare(key.subject).toLowerCase());
    expect(back.trim(), about).not.toBe("");
    for (const side of [front, back]) {
      expect((side.match(/(?<!\\)\$\$/g) ?? []).length % 2, about).toBe(0);
      expect((side.match(/^(?:```|~~~)/gm) ?? []).length % 2, about).toBe(0);
    }
  }
}

describe.each([...notes])("the note %s", (_, text) => {
  it("gives cards that stand in its lines, and tells of every other line", () => checkLaws(text));

  it("keeps its ids when headings are numbered anew", () => {
    let count = 0;
    const renumbered = text.replace(
      /^(#{1,6}) (?:\d+(?:\.\d+)*[.、]?\s+|[一二三四五六七八九十]+、)?(?=\S)/gm,
      (_all, marks: string) => {
        count += 1;
        return `${marks} ${count + 20}.${count} `;
      },
    );
    expect(idsOf(inFences(text, renumbered))).toEqual(idsOf(text));
  });

  it("keeps its ids when other sections come, go and change places", () => {
    const other = "\n\n## 毫不相干的一节\n\n- **甲乙丙**：丁戊己庚辛壬癸\n- **子丑**：寅卯辰巳午未申\n";
    const grown = new Set(idsOf(`${text}${other}`));
    expect(idsOf(text).filter((id) => !grown.has(id))).toEqual([]);
    const sections = text.split(/^(?=## )/m);
    // A fence may hold a line that looks like a heading.
    if (sections.some((section) => (section.match(/^(?:```|~~~)/gm) ?? []).length % 2 !== 0)) return;
    const [head = "", ...rest] = sections;
    // Under several titles a section belongs to the one above it.
    if (rest.some((section) => /^# /m.test(section)) || rest.some((section) => /^\[\^?\w+\]:/m.test(section)))
      return;
    const ends = rest.map((section) => `${section.trimEnd()}\n\n`);
    expect(idsOf([head, ...ends.toReversed()].join("")).toSorted()).toEqual(idsOf(text).toSorted());
  });

  it("keeps its ids when line ends, spaces and the width of punctuation change", () => {
    const prose = inFences(
      text,
      text
        .replaceAll("：**", ":**")
        .replaceAll("：", ": ")
        .replaceAll("（", " (")
        .replaceAll("）", ")")
        .replaceAll("，", ", "),
    );
    expect(idsOf(prose)).toEqual(idsOf(text));
    expect(idsOf(text.replaceAll("\n", "\r\n"))).toEqual(idsOf(text));
    expect(idsOf(`\uFEFF${text}\n\n`)).toEqual(idsOf(text));
  });
});

/** The changed text, but with the code of the text as it was. */
function inFences(text: string, changed: string): string {
  const before = text.split("\n");
  let fenced = false;
  return changed
    .split("\n")
    .map((line, index) => {
      if (/^\s*(?:```|~~~)/.test(before[index] ?? "")) fenced = !fenced;
      return fenced ? (before[index] ?? "") : line;
    })
    .join("\n");
}

describe("any note put together from what people write", { timeout: 30_000 }, () => {
  it("gives cards that stand in its lines, and tells of every other line", () => {
    fc.assert(fc.property(noteText, checkLaws), { numRuns: 150, seed: 7 });
  });

  it("gives the same cards with other line ends", () => {
    fc.assert(
      fc.property(noteText, (text) => {
        expect(idsOf(text.replaceAll("\n", "\r\n"))).toEqual(idsOf(text));
      }),
      { numRuns: 50, seed: 8 },
    );
  });
});
