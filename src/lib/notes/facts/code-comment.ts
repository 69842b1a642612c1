/** In characters; a Chinese one counts two. A longer comment explains. */
const MAX_NAME_WIDTH = 60;

const TOOL =
  /^(?:todo|fixme|xxx|hack|note\b|type:|noqa|pylint|pragma|eslint|@ts-|prettier|region|endregion|-\*-|coding|vim|(?:输出|结果|输出结果|outputs?|results?|out|prints?)\s*(?:[:：=]|$)|=>|->|→|>>>|\.\.\.)/i;

/** What is done rather than what it is called. */
const NARRATES =
  /^(?:计算|求(?!和)|定义|创建|训练|构建|搭建|编译|初始化(?!器)|更新|加载|设置|使用|应用|首先|然后|接着|最后|第.{1,3}步|准备|返回|得到|获取|添加|开始|进行|遍历|保存|防止|避免|compute|calculate|define|create|train|build|compile|init|update|load|set|use|apply|first|then|next|finally|step|prepare|return|get|make|add|start|run|do |loop|iterate|save|prevent|avoid|forward|backward|now|we |here|this|the )/i;

/** "参数更新公式": says what kind of thing stands below, not of what. */
const FORMULA_WORDS =
  /^(?!.*[（(])(?:.{0,8}(?:公式|规则|方程|表达式|formula|equation|rule)s?|(?:参数|权重)?更新|(?:parameter |weight )?update|forward|backward|前向|反向)$/i;

/** Why a line is there: worth asking even where it only gives a number. */
const PURPOSE = /^(?:防止|避免|以防|保证|确保|prevents?\b|avoids?\b|ensures?\b|so that\b|numerical)/i;

/** Whether a comment can stand in a question: words, not commented-out code, shapes or notes to tools. */
export function isSaying(comment: string): boolean {
  const width = [...comment].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);
  if (width < 3 || width > MAX_NAME_WIDTH || TOOL.test(comment)) return false;
  if (/^[[({<]|[{};]$|[\w)\]]\s*(?:=|:=|\+=|-=)\s*[\w([]|^[-=*#~_\s]+$|\$\$|⟦|⟧/.test(comment)) return false;
  const letters = comment.match(/\p{L}/gu)?.length ?? 0;
  const isCall = /^[\w.]+\(.*\)$/.test(comment);
  const isShape = /^\(?\s*[A-Z0-9a-z_]{1,8}(?:\s*[,x×*]\s*[A-Z0-9a-z_]{1,8})+\s*\)?$/.test(comment);
  return letters >= 2 && letters * 2 > comment.replace(/\s/g, "").length && !isCall && !isShape;
}

/** Whether a comment names a thing, such as 均方误差 (MSE), that what stands below is the formula of. */
export function isName(comment: string): boolean {
  return isSaying(comment) && !NARRATES.test(comment) && !/[。，；！？!?;:：]|\.\s/.test(comment);
}

export function namesKindOnly(comment: string): boolean {
  return FORMULA_WORDS.test(comment);
}

export function saysPurpose(comment: string): boolean {
  return PURPOSE.test(comment);
}

/** Without the words that only order: "1. 计算均值", "Step 2: normalise", "Q:", closing punctuation. */
export function cleanComment(comment: string): string {
  return comment
    .replace(
      /^(?:(?:step|步骤)\s*\d+\s*[:：.、]?|第[一二三四五六七八九十\d]+步\s*[:：，,、]?|[（(]?\d{1,2}[.、)）:：]|[①-⑳])\s*/i,
      "",
    )
    .replace(/^[-=*~\s]+|[-=*~\s]+$/g, "")
    .replace(/[\s:：。.]+$/, "")
    .replace(/\s+/g, " ");
}
