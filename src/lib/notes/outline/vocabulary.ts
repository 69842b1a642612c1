/*
 * Words by which a heading or a label says what the text under it is, rather than whom it is about.
 */

const ATTRIBUTE_WORDS = [
  "特点|特性|特征|优点|缺点|优势|劣势|优缺点|不足|局限|局限性|作用|用途|应用|应用场景|使用场景|适用场景|场景|典型应用",
  "原理|基本原理|工作原理|核心思想|思想|直觉|动机|目的|目标|意义|定义|概念|含义|公式|数学表示|数学公式|数学定义|数学形式|表达式|计算公式",
  "原因|影响|解决|解决方法|解决方案|解决办法|方法|常见方法|问题|后果|组成|组成部分|构成|核心组件|组件|步骤|算法步骤|流程",
  "性质|复杂度|时间复杂度|空间复杂度|实现|代码|变体|变种|类型|种类|例子|示例|比较|对比|区别|注意|注意事项|技巧|建议",
  "具体计算|计算|推导|推导过程|公式推导|数学推导|取值范围|输出范围|重要模型|经典架构|核心概念|如何选择|怎么选|选择|来源|提出时间|年份",
  "definition|formula|formulas|equation|equations|maths?|mathematics|properties|property|features?|characteristics|advantages?|disadvantages?",
  "pros|cons|pros and cons|benefits?|drawbacks?|limitations?|strengths?|weaknesses|weakness|purpose|role|use|uses|usage|use cases?|applications?",
  "when to use(?: it)?|where to use(?: it)?|how it works|principle|intuition|motivation|idea|key idea|meaning|causes?|reasons?|effects?|impact|consequences?",
  "solutions?|fix|fixes|remedy|remedies|methods?|components?|parts|steps|procedure",
  "complexity|implementation|code|variants?|types?|kinds|examples?|comparison|differences?|notes?|tips|derivation|range|how to choose",
].join("|");

const ATTRIBUTE = new RegExp(
  `^(?:主要|常见|核心|关键|重要|基本|其|main|common|key|the|its)?\\s*(?:的)?(?:${ATTRIBUTE_WORDS})$`,
  "i",
);
const PLACED_ATTRIBUTE = new RegExp(
  `^(?:在.{1,20}(?:中|里|上)的(?:${ATTRIBUTE_WORDS})|(?:${ATTRIBUTE_WORDS}) in .{1,30})$`,
  "i",
);

const DEFINITION = /^(?:定义|概念|含义|是什么|definition|meaning)$/i;
const FORMULA =
  /^(?:的)?(?:公式|公式推导|数学推导|计算公式|数学表示|数学公式|数学定义|数学形式|表达式|formulas?|equations?|maths?|mathematics)$/i;

/** Headings that gather things without being about anything themselves. */
const GATHERING =
  /^(?:摘要|总结|优缺点(?:总结|分析|小结)|元数据|基本信息|论文信息|metadata|小结|本章小结|概述|概要|简介|介绍|前言|引言|背景|其他|其它|附录|杂项|笔记|正文|内容|主要内容|要点|关键要点|知识点|(?:重要|核心|关键|基本|基础|主要)?概念|术语|名词解释|实践经验|abstract|summary|overview|introduction|conclusions?|background|misc(?:ellaneous)?|others?|appendix|notes|(?:key |core |basic |important )?(?:concepts|terms|points|ideas)|glossary|terminology|takeaways)$/i;

/** Titles over advice and aspects: what a list under them says is no name of the item. */
const ADVICE = new RegExp(
  `技巧|建议|经验|选择|注意|如何|怎么|怎样|的(?:${ATTRIBUTE_WORDS})$|\\b(?:tips?|advice|practices?|how|choos\\w+|choice|recommend\\w+)\\b`,
  "i",
);

/** Labels that ask for attention and name nothing. */
const CALLOUT =
  /^(?:注意|提示|说明|备注|警告|重要|提醒|小贴士|小结|总结|例如|比如|note|nb|tip|hint|warning|caution|important|info|remark|example|e\.g)$/i;

const CONTENTS = /^(?:目录|目次|大纲|导航|contents|table of contents|toc|outline)$/i;

const RESOURCES =
  /^(?:(?:推荐|学习|参考|相关|扩展|延伸|更多|优质)*(?:资源|资料|文献|阅读|链接|书籍|书单|网站)|参考|references?|bibliography|(?:further |recommended )?reading|(?:learning |useful |more )?(?:resources|links)|see also)$/i;

const TASKS =
  /^(?:(?:课后|本章|本节|复习)?(?:练习题?|习题|思考题?|作业|复习题)|待办(?:事项)?|todos?|to-?do list|(?:review |practice |open |my |discussion )?(?:exercises|questions|problems)|homework|我的疑问|疑问|待解决的?问题)$/i;

/** Whether the heading gathers what is left to the reader: 练习, Exercises, TODO. */
export function isTasks(title: string): boolean {
  return TASKS.test(title);
}

/** Whether the words name a property of the thing above them: 特点, 应用, Definition. */
export function isAttribute(title: string): boolean {
  const words = title.replace(/\s*[?？]$/, "");
  return ATTRIBUTE.test(words) || PLACED_ATTRIBUTE.test(words);
}

/** Whether the words promise a definition. */
export function isDefinitionWord(title: string): boolean {
  return DEFINITION.test(title);
}

/** Whether the words promise a formula. */
export function isFormulaWord(title: string): boolean {
  return FORMULA.test(title);
}

/** Whether the title announces advice or aspects (调参技巧, 梯度的作用) rather than things with names. */
export function isAdvice(title: string): boolean {
  return ADVICE.test(title);
}

/** Whether the heading only gathers what stands under it: 总结, 核心概念, Overview. */
export function isGathering(title: string): boolean {
  return GATHERING.test(title);
}

/** Whether a label only asks for attention: "注意：", "Note:". */
export function isCallout(label: string): boolean {
  return CALLOUT.test(label);
}

/** Whether the heading announces a table of contents. */
export function isContents(title: string): boolean {
  return CONTENTS.test(title);
}

/** Whether the heading announces books, courses and links. */
export function isResources(title: string): boolean {
  return RESOURCES.test(title);
}
