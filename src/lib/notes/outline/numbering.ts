/*
 * Lists that authors number themselves: "1、", "（1）", "①", "第一步：", "Step 1:", "一、". To Markdown they are paragraphs.
 */

/** A line that begins with a number set by hand. */
export interface NumberedLine {
  readonly ordinal: number;
  /** Lines of one list are numbered in one way. */
  readonly style: string;
  /** Markdown after the number. */
  readonly rest: string;
  /** Whether the number says that it counts steps. */
  readonly saysStep: boolean;
}

interface Style {
  readonly name: string;
  readonly pattern: RegExp;
  readonly saysStep?: true;
}

const HAN = "[一二三四五六七八九十]{1,3}";

const STYLES: readonly Style[] = [
  {
    name: "step",
    pattern: new RegExp(`^第\\s*(\\d{1,2}|${HAN})\\s*步\\s*(?:[:：、,，.．]\\s*|(?=[*\\s])\\s*)`),
    saysStep: true,
  },
  {
    name: "step-word",
    pattern: new RegExp(
      `^(?:step|步骤|phase|stage|阶段)\\s*(\\d{1,2}|${HAN})\\s*(?:[:：.、．)）–—-]+\\s*|(?=\\*))`,
      "i",
    ),
    saysStep: true,
  },
  { name: "mark", pattern: /^(\d{1,2})\s*[、．]\s*/ },
  { name: "dot", pattern: /^(\d{1,2})[.)）]\s*(?=[^\d\s])/ },
  { name: "bracket", pattern: new RegExp(`^[（(]\\s*(\\d{1,2}|${HAN})\\s*[)）]\\s*`) },
  { name: "circle", pattern: /^([①-⑳])\s*/ },
  { name: "keycap", pattern: /^(\d)\uFE0F?\u20E3\s*/ },
  { name: "han", pattern: new RegExp(`^(${HAN})\\s*[、．.]\\s*`) },
];

/** Reads the number at the start of a line of Markdown; bold around the number, or from the number on, is seen through. */
export function readNumberedLine(line: string): NumberedLine | null {
  const trimmed = line.trim();
  const isBold = trimmed.startsWith("**");
  const words = isBold ? trimmed.slice(2) : trimmed;
  for (const { name, pattern, saysStep } of STYLES) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const after = words.slice(match[0].length);
    const rest = isBold ? withoutBold(after) : after;
    const ordinal = valueOf(match[1] ?? "");
    if (rest === null || rest.trim() === "" || ordinal === null) return null;
    return { ordinal, style: name, rest: rest.trim(), saysStep: saysStep ?? false };
  }
  return null;
}

/** What follows a number whose line opened in bold: `**Step 1**: text` and `**1、name** text`. */
function withoutBold(after: string): string | null {
  if (after.startsWith("**")) return after.slice(2).replace(/^\s*[:：]\s*/, "");
  return after.includes("**") ? `**${after}` : null;
}

const DIGITS = "一二三四五六七八九";

function valueOf(number: string): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  if (/^[①-⑳]$/.test(number)) return number.charCodeAt(0) - 0x2460 + 1;
  const [tens, ones] = number.includes("十") ? number.split("十") : ["0", number];
  const value = digit(tens ?? "", 1) * 10 + digit(ones ?? "", 0);
  return Number.isNaN(value) || value === 0 ? null : value;
}

function digit(char: string, whenEmpty: number): number {
  if (char === "") return whenEmpty;
  if (char === "0") return 0;
  const at = DIGITS.indexOf(char);
  return char.length === 1 && at >= 0 ? at + 1 : Number.NaN;
}
