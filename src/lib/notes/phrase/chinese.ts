/*
 * Chinese sentences made of a note's words: 的 between what has and what is had, spaces beside Latin words.
 */

/** Words that say when or where, which follow without 的: 在神经网络中的应用, 推理时. */
const PLACED = /^(?:在.+[中里上下时]|每)/;

/** What is done, with 的 of its own: 适合的场景, 需要的数据量. */
const DONE = /^(?:适合|适用|需要|使用|采用|更新|学习|依赖|解决|产生|输出|输入|保存|占用)的(?=.)/;

/** "过拟合" and "解决方法" → "过拟合的解决方法"; a part that already says the one before it stands alone. */
export function possessive(parts: readonly string[]): string {
  return parts.reduce((path, part) => {
    if (path === "") return part;
    const rest = part.startsWith(path) ? part.slice(path.length) : "";
    if (rest !== "" && !(/\w$/.test(path) && /^\w/.test(rest))) return part;
    if (PLACED.test(part) || DONE.test(part)) return `${path}${part}`;
    const short = part.replace(/^(常见|主要|核心|关键|重要|基本|典型)的(?=.)/, "$1");
    return `${path}${/[A-Za-z0-9α-ωΑ-Ω$`)]$/.test(path) ? " " : ""}的${short}`;
  }, "");
}

/** Spaces where a Latin word will stand beside Chinese; `tidyLine` drops those that turn out not to be needed. */
export function spaced(text: string): string {
  const before = /^[A-Za-z0-9$`\\]/.test(text) ? " " : "";
  const after = /[A-Za-z0-9α-ωΑ-Ω$`)]$/.test(text) ? " " : "";
  return before + text + after;
}

/** Code and formulas, in which nothing is to be changed. */
const VERBATIM = /(`+[^`]*`+|\$[^$]*\$)/;

/** "Sigmoid函数" → "Sigmoid 函数", outside of code and formulas. */
export function spaceBesideLatin(text: string): string {
  const parts = text.split(VERBATIM);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      let spacedPart = part
        .replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu, " ")
        .replace(/(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, " ");
      if (index > 0 && /^\p{Script=Han}/u.test(part)) spacedPart = ` ${spacedPart}`;
      if (index < parts.length - 1 && /\p{Script=Han}$/u.test(part)) spacedPart = `${spacedPart} `;
      return spacedPart;
    })
    .join("");
}
