import { keyText } from "../key-text.ts";
import type { Block } from "../outline/block.ts";
import { questionMarkdown, wordsOf } from "../outline/inline.ts";
import { cleanTitle } from "../outline/titles.ts";
import { isAttribute } from "../outline/vocabulary.ts";
import type { NoteContext } from "./rule.ts";
import { isNoteTitle, standingOf, withinOf } from "./subject.ts";

/** What a list is about. */
export interface ListStanding {
  readonly subject: string;
  /** Outermost first: 解决方法. */
  readonly attributes: readonly string[];
  /** Titles to put before the subject so that it is clear where it belongs. */
  readonly within: readonly string[];
  /** The nearest heading or label. */
  readonly title: string;
  /** The sentence that announces the list; empty if none does. */
  readonly intro: string;
  /** Whether nothing but the note's own title says what the list is about. */
  readonly isTitleOnly: boolean;
}

/**
 * What a list is about, as the headings and labels above it and the sentence before it say; null where nothing does.
 * @param opening words of the list's own paragraph before its first entry
 */
export function standingOfList(list: Block, opening: string, note: NoteContext): ListStanding | null {
  const { subject, attributes } = standingOf(list);
  const title = list.labels.at(-1) ?? list.headings.at(-1)?.title ?? "";
  const before = list.previous;
  const isAnnounced = before?.kind === "paragraph" && before.label === null;
  const said = isAnnounced ? wordsOf(before.node.children) : "";
  const intro = opening !== "" ? opening : /[:：]\s*$/.test(said) ? said : "";
  const announced = announcedAttribute(intro);
  const bold = isAnnounced && announced !== null && opening === "" ? boldSubject(before, note) : null;
  const about = announced?.subject ?? bold ?? subject;
  if (about === null) return null;
  const isOwn = keyText(about) === keyText(subject ?? "");
  const path = withinOf(list);
  const own = isOwn ? attributes.length + 1 : 0;
  return {
    subject: about,
    attributes: [
      ...(isOwn ? attributes : []),
      ...(announced === null || attributes.includes(announced.attribute) ? [] : [announced.attribute]),
    ],
    within: isOwn ? path.slice(0, Math.max(0, path.length - own)).filter((name) => !names(name, about)) : [],
    title,
    intro,
    isTitleOnly:
      isOwn &&
      intro === "" &&
      attributes.length === 0 &&
      isNoteTitle(list, about) &&
      list.labels.length === 0,
  };
}

/** "前向传播与反向传播" before 前向传播 says nothing more. */
function names(title: string, subject: string): boolean {
  const bare = keyText(subject.replace(/[（(].*$/, ""));
  return bare !== "" && keyText(title).includes(bare);
}

/** Closing words of an announcement that name nothing: "有以下三种：", "are as follows:". */
const CLOSING =
  /(?:主要|通常|一般|大致|可以|可)?(?:有|包括|包含|分为|为|是)?(?:以下|下面|如下|下列)?(?:[几一二三四五六七八九十两\d]+)?(?:种|个|点|项|类|方面)?(?:如下|所示)?\s*[:：]\s*$|\s+(?:are|is|include|includes)?\s*(?:as follows|the following)?\s*:\s*$/i;

/** "常见的解决方法：" announces an attribute of the subject, "过拟合的解决方法：" names the subject too. */
function announcedAttribute(intro: string): { subject: string | null; attribute: string } | null {
  const clause =
    intro
      .split(/[。；;，,！!？?]|\.\s/)
      .at(-1)
      ?.trim() ?? "";
  const words = cleanTitle(clause.replace(CLOSING, "")).replace(/^(常见|常用|主要|核心|关键|基本)的/, "$1");
  if (words === "" || [...words].length > 40) return null;
  if (isAttribute(words)) return { subject: null, attribute: words };
  const ofSomething = /^(\S+(?: \S+)?) of (?!the following)(\S.{0,40})$/i.exec(words);
  if (ofSomething !== null && isAttribute(ofSomething[1] ?? ""))
    return { subject: ofSomething[2] ?? "", attribute: ofSomething[1] ?? "" };
  const process =
    /^(?!具体|详细|实现|操作|整体|大致|处理|the |these |its |main )(\S.{2,30}?)\s?(steps|procedure|步骤|流程)$/i.exec(
      words,
    );
  if (process !== null) return { subject: cleanTitle(process[1] ?? ""), attribute: process[2] ?? "" };
  const owned = /^(.{1,20}?)\s*的\s*(\S.*)$/.exec(words) ?? null;
  const [, subject = "", attribute = ""] = owned ?? [];
  if (owned !== null && isAttribute(attribute) && !/^(?:常见|主要|其|它|它们|他们|这|该|以下)/.test(subject))
    return { subject: cleanTitle(subject), attribute };
  return null;
}

/** "**过拟合**是指 …。常见的解决方法：" is about what it opens with. */
function boldSubject(before: Block, note: NoteContext): string | null {
  if (before.kind !== "paragraph") return null;
  const [first] = before.node.children.filter((node) => node.type !== "html");
  const words = first?.type === "strong" ? cleanTitle(questionMarkdown([first], note.text)) : "";
  return words === "" || [...words].length > 40 ? null : words;
}
