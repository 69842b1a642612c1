import { keyText } from "../key-text.ts";
import { isAdvice, isAttribute, isGathering } from "../outline/vocabulary.ts";
import type { Terms } from "../terms.ts";

/** Words for one property. The first of a line is its name here. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["definition", "meaning", "answer", "定义", "概念", "含义", "是什么"],
  ["role", "作用", "用途", "功能", "目的", "意义", "purpose", "function"],
  [
    "use",
    "应用",
    "应用场景",
    "使用场景",
    "适用场景",
    "典型应用",
    "场景",
    "适用于",
    "uses",
    "usage",
    "use case",
    "use cases",
    "application",
    "applications",
    "when to use",
    "when to use it",
  ],
  [
    "formula",
    "公式",
    "计算公式",
    "数学公式",
    "数学表示",
    "数学定义",
    "数学形式",
    "表达式",
    "formulas",
    "equation",
    "equations",
    "maths",
    "mathematics",
  ],
  ["feature", "特点", "特性", "特征", "features", "characteristics", "properties", "property"],
  ["pro", "优点", "优势", "长处", "advantage", "advantages", "pros", "benefits", "benefit", "strengths"],
  [
    "con",
    "缺点",
    "劣势",
    "不足",
    "局限",
    "局限性",
    "短处",
    "disadvantage",
    "disadvantages",
    "cons",
    "drawbacks",
    "drawback",
    "limitations",
    "limitation",
    "weaknesses",
    "weakness",
  ],
  ["cause", "原因", "成因", "causes", "reason", "reasons"],
  ["effect", "影响", "后果", "effects", "impact", "consequences", "consequence"],
  [
    "solution",
    "解决",
    "解决方法",
    "解决方案",
    "解决办法",
    "对策",
    "solutions",
    "fix",
    "fixes",
    "remedy",
    "remedies",
  ],
  ["principle", "原理", "基本原理", "工作原理", "how it works"],
  ["idea", "思想", "核心思想", "直觉", "intuition", "key idea"],
  ["motivation", "动机"],
  ["step", "步骤", "算法步骤", "流程", "steps", "procedure"],
  ["variant", "变体", "变种", "variants"],
  ["type", "类型", "种类", "types", "kinds"],
  ["part", "组成", "组成部分", "构成", "组件", "components", "parts"],
  ["year", "年份", "提出时间", "提出年份"],
  ["code", "代码", "代码实现", "implementation", "实现"],
  ["example", "例子", "示例", "examples"],
  ["model", "重要模型", "经典架构", "经典模型", "代表模型"],
  ["time complexity", "时间复杂度"],
  ["space complexity", "空间复杂度"],
];

/** What may stand before a property without changing it: "可能原因", "主要特点". */
const BEFORE =
  /^(?:主要|常见|可能|核心|关键|重要|基本|典型|其|的|main|common|possible|typical|key|the|its)+(?=.)/;

const NAME_OF: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap(([name = "", ...others]) =>
    [name, ...others].map((word) => [keyText(word), name] as const),
  ),
);

/** Headings that list the things themselves: what stands under them is no property of an item but the item. */
const LISTS =
  /(?:组成|组成部分|构成|组件|部件|类型|种类|变体|变种|分类|方法|算法|技术|模型|架构|策略|模块|components?|parts|types?|variants?|kinds|methods?|models?|techniques|architectures?)$/i;

/** One name for all words of a property: 数学表示 and "equation" are "formula". */
export function attributeName(attribute: string): string {
  return attribute
    .split(" · ")
    .map((word) => {
      const key = keyText(word);
      return NAME_OF.get(key) ?? NAME_OF.get(key.replace(BEFORE, "")) ?? key;
    })
    .filter((name, index, names) => name !== names[index - 1])
    .join("·");
}

/** What a heading or label above a card does for the question. */
export type TitleRole =
  /** 总结, 核心概念: says nothing about what stands under it. */
  | "gathers"
  /** 如何选择, 缺点: what stands under it is said in this respect only. */
  | "property"
  /** 调参技巧: what stands right under it is advice about what it names. */
  | "advice"
  /** 图像增强, 卷积层: where one is. */
  | "place";

/** What a title above a card says about it. */
export function roleOf(title: string, terms: Terms): TitleRole {
  if (title === "" || isGathering(title)) return "gathers";
  if (terms.find(title)?.known === true) return "place";
  const isProperty = isAttribute(title);
  if (!isProperty && !isAdvice(title)) return "place";
  if (LISTS.test(title)) return "gathers";
  return isProperty ? "property" : "advice";
}
