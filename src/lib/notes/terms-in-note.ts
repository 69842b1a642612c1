import type { NoteCard } from "./card.ts";
import type { Term } from "./terms.ts";

/** "批归一化（Batch Normalization, BN）", "SGD (随机梯度下降)" and the like, as a whole title. */
const GLOSSED = /^(.+?)\s*[（(]([^（()）]+)[）)]$/;
const BOLD_GLOSSED = /\*\*([^*\n]{1,40})\*\*\s*[（(]([^（()）\n]{1,60})[）)]/g;
const BOLD_WITH_GLOSS = /\*\*([^*\n（(]{1,40}[（(][^（()）*\n]{1,60}[）)])\*\*/g;

const HAN_NAME = /^(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z0-9 \-—–·]{2,16}$/u;
const LATIN_NAME = /^\p{Script=Latin}[\p{Script=Latin}0-9 \-–'.+&]{0,58}$/u;
const SEVERAL_WORDS = /[ -]/;
/** Initials: BN, LSTM, GANs. */
const INITIALS = /^(?=(?:.*[A-Z]){2})[A-Za-z0-9]{2,7}$/;
/** "ReLU（最常用的选择）" is a remark, no name. */
const REMARK = /[的了是在和与或用于最更较很可能以需要]/;

/**
 * Names that a note gives for one thing: "中文 (English)" or "English（中文）" in its headings, in what its cards are about
 * and in bold. Only what reads as a translation: "分类（softmax）" and "ReLU（隐藏层首选）" are remarks.
 */
export function termsInCards(cards: readonly NoteCard[]): readonly Term[] {
  const titles = new Set<string>();
  for (const { key, source, back } of cards) {
    for (const title of [key.subject, ...key.context, ...source.headingPath]) titles.add(title);
    for (const [, name = "", gloss = ""] of back.matchAll(BOLD_GLOSSED)) titles.add(`${name}（${gloss}）`);
    for (const [, title = ""] of back.matchAll(BOLD_WITH_GLOSS)) titles.add(title);
  }
  return [...titles].flatMap((title) => pairIn(title) ?? []);
}

/** The names in a title that is a name and its translation; null for any other. */
export function pairIn(title: string): Term | null {
  const glossed = GLOSSED.exec(title.replaceAll("**", "").trim());
  if (glossed === null) return null;
  const outer = (glossed[1] ?? "").trim();
  const inner = (glossed[2] ?? "").split(/[,，、;；/]/).map((name) => name.trim());
  const names = inner.filter((name) => isTranslation(outer, name));
  return names.length === 0 || names.length < inner.length ? null : { name: outer, names };
}

function isTranslation(outer: string, inner: string): boolean {
  if (HAN_NAME.test(outer) && LATIN_NAME.test(inner))
    return SEVERAL_WORDS.test(inner) || INITIALS.test(inner);
  if (!LATIN_NAME.test(outer) || !HAN_NAME.test(inner) || REMARK.test(inner)) return false;
  return SEVERAL_WORDS.test(outer) || INITIALS.test(outer);
}
