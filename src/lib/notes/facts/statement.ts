import { weight } from "./wording.ts";

/** In units of `weight`. */
const MAX_NAME_WEIGHT = 16;

/** Words that a name does not contain, but a statement does. */
const VERBS =
  /[是不能会需将被让比但且并很较更易]|可以|可能|可导|使用|适合|减少|增加|提高|避免|保持|处理|每次|基于|根据|通过|确保|收集|计算|更新|调整|监控|选择|确定|设计|评估|防止|得到|停止|赢得|提出|发布|发表|获得|击败|出现|成为|引入|诞生|关闭|打开|(?<![常应作通使])用|输入数据|简单|有效/;
const ENGLISH_VERBS =
  /\b(?:is|are|was|were|can|cannot|does|do|has|have|must|should|will|may|needs?|requires?|makes?|gives?|works?|reduces?|increases?|prevents?|helps?|allows?|uses?|keeps?|takes?|avoids?|stops?|adds?|lets?|improves?|saturates?|than|not|very|too)\b/i;

/** Whether the words state something rather than name it; what stands in brackets does not count. */
export function readsLikeStatement(words: string): boolean {
  const plain = words.replace(/[（(][^（()）]{0,80}[）)]/g, "");
  if (/[。；，,;]|\.$/.test(plain) || weight(plain) > MAX_NAME_WEIGHT) return true;
  return VERBS.test(plain) || ENGLISH_VERBS.test(plain);
}
