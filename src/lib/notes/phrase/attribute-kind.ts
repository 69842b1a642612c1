/** What sort of thing a property is, as far as it decides how one asks for it. */
export type AttributeKind =
  | "definition"
  | "quality"
  | "list"
  | "uses"
  | "scenes"
  | "when"
  | "formula"
  | "behind"
  | "workings"
  | "solution"
  | "cause"
  | "make-up"
  | "implementation"
  | "computation"
  | "derivation"
  | "choice"
  | "comparison"
  | "caution"
  | "year"
  | "amount"
  | "circumstance"
  | "clause"
  | "other";

const MORE = "(?:主要|常见|核心|关键|重要|基本|典型|其|主|the |its |main |common |key )?(?:的)?";

/** The first that fits. Words that decide nothing are "other", which has a form that always reads. */
const KINDS: readonly (readonly [AttributeKind, RegExp])[] = [
  ["definition", words("定义|概念|含义|是什么|definition|meaning")],
  ["when", words("何时使用|什么时候用|何时用|使用时机|when to use(?: it)?|when used")],
  [
    "formula",
    words(
      "公式|计算公式|数学公式|表达式|数学表示|数学定义|数学形式|formulas?|formulae|equations?|maths?|mathematics",
    ),
  ],
  ["uses", words("应用|用处|applications?|uses?|usage|use cases?|where to use(?: it)?|used for|purpose")],
  [
    "scenes",
    words(
      "应用场景|使用场景|适用场景|场景|适用|适用于|适用任务|适合场景|适合的场景|适用的场景|best for|suited (?:to|for)",
    ),
  ],
  ["workings", words("how it works")],
  ["behind", words("principles?|intuition|motivation|idea|key idea|rationale")],
  [
    "solution",
    words("解决|解决方法|解决方案|解决办法|对策|应对|应对方法|solutions?|fix|fixes|remedy|remedies"),
  ],
  ["cause", words("原因|成因|起因|causes?|reasons?")],
  ["make-up", words("组成|组成部分|构成")],
  ["implementation", words("实现|代码|代码实现|实现代码|implementation|code")],
  ["computation", words("计算|具体计算|计算方法|计算方式|算法|computation|calculation")],
  ["derivation", words("推导|推导过程|derivation")],
  ["choice", words("如何选择|怎么选|怎样选择|怎么选择|选择|how to choose|choice|selection")],
  ["comparison", words("比较|对比|区别|comparison|differences?")],
  ["caution", words("注意|注意事项|要点|notes?|tips")],
  ["year", words("年份|年|提出时间|提出年份|发表年份|发布年份|year|published|introduced")],
  [
    "list",
    words(
      "变体|变种|类型|种类|分类|组件|方法|步骤|算法步骤|流程|例子|示例|架构|经典架构|模型|重要模型|代表模型|概念|策略|常用方法|核心概念|应用方向|methods?|components?|parts|steps|variants?|types?|kinds|examples?",
    ),
  ],
  [
    "quality",
    words(
      "特点|特性|特征|性质|优点|缺点|优势|劣势|优缺点|不足|局限|局限性|作用|用途|好处|影响|意义|问题|后果|技巧|建议|features?|properties|property|characteristics|advantages?|disadvantages?|pros|cons|pros and cons|benefits?|drawbacks?|limitations?|strengths?|weakness(?:es)?|role|effects?|impact|consequences?",
    ),
  ],
  [
    "circumstance",
    /^(?:[^的，]{1,12}(?:时|期间|阶段|模式下|情况下|条件下|之后|之前)|(?:at|in|during|when|while|on|after|before) [a-z -]{3,40})$/i,
  ],
  [
    "clause",
    /^(?:如何|怎么|怎样|为什么|为何|何时|什么时候|是否|能否|可否|有无|会不会|能不能|需不需要|需要(?!的)|哪|多少|几|由谁|在哪|why|how|when|where|what|which|who|is|are|does|do|can|should) ?\S|(?:是什么|吗|多少|怎么办)$/i,
  ],
  [
    "amount",
    /(?:数量|个数|层数|轮数|次数|步数|维数|位数|阶数|通道数|样本数|参数量|率|概率|比例|大小|尺寸|维度|维数|长度|范围|典型值|默认值|取值|复杂度)$/,
  ],
];

function words(alternatives: string): RegExp {
  return new RegExp(`^${MORE}(?:${alternatives})$`, "i");
}

/** @param word a label, heading or column title, without a closing question mark */
export function kindOfAttribute(word: string): AttributeKind {
  const bare = word.trim();
  return KINDS.find(([, pattern]) => pattern.test(bare))?.[0] ?? "other";
}
