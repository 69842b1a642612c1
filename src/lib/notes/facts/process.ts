import type { Series } from "./series.ts";

/*
 * Whether a numbered list is a sequence of steps. Authors number independent points as readily as steps, so the number
 * alone says nothing: the words above the list do, and what its entries begin with.
 */

/** Words that promise steps. */
const STEPS =
  /步骤|流程|工序|分[一二两三四五六七八九十\d]+步|如下步|\bsteps?\b|\bprocedure\b|\bworkflow\b|\bpipeline\b|\brecipe\b|\bhow it works\b|\bhow to\b/i;

/** Words that may stand over a process. */
const PROCESS =
  /算法|过程|循环|传播|推导|训练|推理|计算|构建|搭建|初始化|采样|解码|搜索|更新|归一化|如何|怎么|怎样|\balgorithm\b|\bloop\b|\bpass\b|propagation|\btraining\b|\binference\b|\bupdate\b|\bprocess\b/i;

/** Words that stand over peers. */
const PEERS =
  /问题|原因|区别|差异|类型|分类|种类|优点|缺点|优势|劣势|不足|局限|常见|技巧|经验|建议|要点|注意|对比|比较|应用|场景|特点|特性|资源|面试|要求|指标|参考|目标|排名|框架|方法$|\btop\b|\bbest\b|\btypes?\b|\bkinds?\b|\breasons?\b|\bcauses?\b|\bproblems?\b|\bissues?\b|\bquestions?\b|\bdifferences?\b|\bpros\b|\bcons\b|\badvantages?\b|\btips\b|\bexamples?\b|\brequirements?\b|\bmetrics?\b|\branking\b|\bmethods$/i;

/** How an order begins: the first words of a step. */
const ACTION =
  /^(?:首先|其次|然后|接着|接下来|最后|最终|先|再|随机|逐|重复|循环|迭代|计算|求|取|输入|输出|更新|初始化|选择|选取|将|把|对|用|使用|利用|根据|通过|得到|训练|评估|验证|加载|读取|定义|构建|建立|搭建|创建|设置|设定|准备|收集|清洗|划分|切分|打乱|前向|反向|归一化|标准化|缩放|平移|乘|加|减|除|相加|拼接|投影|采样|生成|预测|解码|编码|保存|部署|调整|调参|监控|停止|返回|清零|累积|裁剪|冻结|解冻|替换|遍历|执行|运行|应用|添加|去掉|删除|确定|设计|测试|导入|安装|分析|比较|检查|若|如果|直到|当)/;
const IMPERATIVE =
  /^(?:then |first,? |finally,? |next,? )?(?:compute|calculate|initiali[sz]e|update|repeat|sample|draw|take|pick|choose|select|set|feed|pass|run|forward|backward|multiply|add|subtract|divide|apply|normali[sz]e|standardi[sz]e|scale|shift|split|shuffle|load|train|evaluate|validate|tune|save|find|sort|get|use|clip|measure|backpropagate|back-propagate|build|define|collect|gather|clean|start|stop|return|store|mask|project|concatenate|average|sum|freeze|unfreeze|replace|predict|encode|decode|generate|estimate|check|for each|for every|if|while|until|go|move|zero|step|call|create|fit|compare|prepare|label|augment|deploy|monitor|install|import|iterate|accumulate|reset|warm|let|write|differentiate|propagate|keep|drop|remove|convert|resize|crop|pad|tokeni[sz]e|embed|quanti[sz]e|read|open|test|plot|inspect|solve)\b/i;

/** Whether the words promise steps. */
export function promisesSteps(words: string): boolean {
  return STEPS.test(words);
}

/**
 * Whether the entries are steps.
 * @param title the nearest heading or label above
 * @param intro the sentence that announces the list; may be empty
 */
export function isProcess(series: Series, title: string, intro: string): boolean {
  if (series.saysStep) return true;
  if (series.kind === "bulleted") return false;
  const above = `${title} ${intro}`;
  if (promisesSteps(above)) return true;
  if (PEERS.test(title) || PEERS.test(intro)) return false;
  const actions = series.entries.filter(({ words }) => ACTION.test(words) || IMPERATIVE.test(words)).length;
  return actions / series.entries.length >= (PROCESS.test(above) ? 1 / 3 : 0.6);
}
