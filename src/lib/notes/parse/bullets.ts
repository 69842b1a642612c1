import { regionsOf } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** Bullets that mean nothing themselves, and pictures, which are kept. */
const BULLET = /^([ \t>]*)([•●▪■◦‣⁃·○◆◇▶►➤➢★☆✦])\uFE0F?[ \t]*(?=\S)/u;
const PICTURE =
  /^([ \t>]*)(?=(?:\p{Extended_Pictographic}|[✓✗✘])\uFE0F?[ \t]*[^\s\p{Extended_Pictographic}])/u;

/**
 * Neighbouring lines that begin with • or a picture are a list, which Markdown does not see. The two get different
 * markers, so that they stay two lists.
 */
export function mendBullets(lines: readonly SourceLine[]): readonly SourceLine[] {
  const mayBe = lines.map(({ text }) => BULLET.test(text) || PICTURE.test(text));
  if (!mayBe.includes(true)) return lines;
  const regions = regionsOf(lines);
  const isBullet = mayBe.map((may, index) => may && regions[index] === "text");
  return lines.map((line, index) => {
    if (isBullet[index] !== true || (isBullet[index - 1] !== true && isBullet[index + 1] !== true))
      return line;
    const text = BULLET.test(line.text)
      ? line.text.replace(BULLET, "$1- ")
      : line.text.replace(PICTURE, "$1* ");
    return { ...line, text };
  });
}
