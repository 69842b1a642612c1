import { regionsMeant } from "./regions.ts";
import type { SourceLine } from "./source-lines.ts";

/** Tags that only say how their content is laid out. */
const WRAPPER =
  /<\/?(?:details|center|div|p|font|span|section|article|aside)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>/gi;
const STARTS_WRAPPED =
  /^([ \t>]*)<\/?(?:details|summary|center|div|p|font|span|section|article|aside|h[1-6])(?=[\s>])/i;
const SUMMARY = /<summary(?:\s[^<>]*)?>\s*(.*?)\s*<\/summary>/i;
const HEADING = /^<h([1-6])(?:\s[^<>]*)?>\s*(.*?)\s*<\/h\1>\s*$/i;

/** What a summary says where it says nothing. */
const OPENS =
  /^(?:[\p{Extended_Pictographic}\uFE0F\s]*)(?:点击|点我|展开|查看|显示|折叠|答案|参考答案|解答|详情|更多|详细内容|代码|click|show|expand|open|view|see|toggle|answers?|solutions?|details|more|code)(?:.{0,12})$/iu;

/**
 * Layout in HTML around text: Markdown does not read what stands in a line that begins with a tag. The tags go, a summary
 * becomes a bold line, `<h3>` a heading.
 */
export function unwrapHtml(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some(({ text }) => STARTS_WRAPPED.test(text))) return lines;
  const regions = regionsMeant(lines);
  let depth = 0;
  return lines.flatMap((line, index): SourceLine[] => {
    const region = regions[index];
    if (region !== "text" && (region !== "indented" || depth === 0)) return [line];
    const inside = region === "indented" ? line.text.trimStart() : line.text;
    const prefix = STARTS_WRAPPED.exec(inside)?.[1];
    if (prefix === undefined) {
      depth += balance(inside);
      return [{ ...line, text: inside }];
    }
    depth = Math.max(0, depth + balance(inside));
    const bare = inside
      .slice(prefix.length)
      .replace(/<\/details>/gi, SECTION_END)
      .replace(WRAPPER, "");
    return unwrapped(bare.trim()).map((text) => ({
      ...line,
      text: text === "" ? prefix.trimEnd() : prefix + text,
    }));
  });
}

/** Ends what a summary has opened: a rule, which says nothing else. */
const SECTION_END = "\u0003";

function unwrapped(text: string): string[] {
  if (text.includes(SECTION_END)) {
    return text
      .split(SECTION_END)
      .flatMap((part, index) => [...(index === 0 ? [] : ["", "***", ""]), ...unwrapped(part.trim())]);
  }
  const heading = HEADING.exec(text);
  if (heading !== null) return [`${"#".repeat(Number(heading[1]))} ${heading[2] ?? ""}`];
  const summary = SUMMARY.exec(text);
  if (summary === null) return [text];
  const words = (summary[1] ?? "").replace(/<\/?(?:b|strong|i|em)>|\*\*/gi, "").trim();
  const label = words === "" || OPENS.test(words) ? [] : ["", `**${words}**`, ""];
  const [before = "", after = ""] = text.split(summary[0], 2);
  return [before.trim(), ...label, after.trim()];
}

/** How many wrappers the line leaves open; negative where it closes more. */
function balance(text: string): number {
  const tags = text.match(WRAPPER) ?? [];
  return tags.filter((tag) => !tag.startsWith("</")).length * 2 - tags.length;
}
