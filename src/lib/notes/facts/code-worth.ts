/*
 * How much there is to know in an expression: what computes is worth asking, what only names, loads, prints or converts
 * is not. Judged by what is written, the same way in every language.
 */

/** Calls that say nothing about the subject. */
const TRIVIAL =
  /^(?:len|range|int|float|float32|str|string|list|dict|tuple|set|bool|open|input|type|super|__init__|print|println|printf|log_?info|zip|enumerate|format|isinstance|getattr|setattr|vars|id|sorted|reversed|iter|next|Path|read_\w+|load|load_\w+|fetch_\w+|download|get_logger|getLogger|DataLoader|TensorDataset|ImageFolder|subplots|figure|device|to|cuda|cpu|detach|item|numpy|copy|clone|deepcopy|tolist|toList|astype|array|tensor|Tensor|tensor1d|tensor2d|asarray|from_numpy|linspace|seed|manual_seed|set_seed|time|perf_counter|now|ArgumentParser|add_argument|parse_args|summary|make_\w+|append|extend|push|get|keys|values|items|join|split|strip|register_buffer|parameters|named_parameters|size|is_available|Number|String|Array|Object|Promise|dataSync|arraySync|dispose|tidy|requires_grad_|plot|scatter|imshow|hist|show|xlabel|ylabel|title|legend|savefig)$/;

/** Whole lines that are about drawing, printing and files, not about the subject. */
const BESIDE =
  /(?:^|[^\w.])(?:plt|ax|axes|fig|sns|pd|os|sys|logging|logger|console|json|pickle|wandb|writer|tqdm|random|st|gr)\s*\.|^(?:await\s+)?(?:print|printf|println|display|input|assert|pip|exit|main)\s*\(|std::cout|System\.out|fmt\.Print/;

/** Layers, losses and optimisers: naming the right one is the point of the line. */
const CHOSEN =
  /(?:Loss|SGD|Adam\w*|RMS[Pp]rop|Ada[Gg]rad|Ada[Dd]elta|Nadam|Lion|LAMB|LR|Scheduler|Annealing\w*|Norm(?:alization)?(?:1d|2d|3d)?|Dropout(?:1d|2d|3d)?|(?:Multi[Hh]ead)?Attention|Embedding|EarlyStopping|GradScaler)$/;

/** Arrays made from nothing. */
const INITIAL =
  /^(?:zeros|ones|full|eye|empty|zeros_?like|ones_?like|full_like|rand|randn|random|normal|uniform|randint|zeros_|ones_)$/i;

/** Steps of a training loop that are called for what they do; `initialise_` and its like change their argument. */
const STEP_CALLS: Readonly<Record<string, number>> = {
  zero_grad: 7,
  backward: 6,
  step: 6,
  clip_grad_norm_: 7,
  clip_grad_value_: 7,
  eval: 5,
  train: 5,
  fit: 6,
  compile: 6,
  applyGradients: 6,
  apply_gradients: 6,
  minimize: 6,
};

/** From here on an expression is worth a card. */
export const WORTH_ASKING = 4;

/** 0 (nothing to know) to 10 (a formula). */
export function worthOfValue(text: string, local: ReadonlySet<string>): number {
  const plain = withoutWords(text);
  if (BESIDE.test(plain)) return 0;
  const comprehends = /[[({].*\bfor\b.*\bin\b.*[\])}]/s.test(plain);
  if (hasOperator(plain)) return isCounting(plain) ? 0 : 10;
  const callees = calleesOf(plain).filter((name) => !TRIVIAL.test(name));
  if (callees.length === 0)
    return /^[\p{L}_][\p{L}\p{N}_.]*\[[^\]]*[-:,][^\]]*\](?:\.T)?$/u.test(plain) ? 5 : 0;
  const [outer = ""] = callees;
  if (comprehends) return local.has(outer) ? 0 : 6;
  if (callees.length > 1)
    return isConstructor(outer) && callees.slice(1).every(isPlainLayer) && callees.length < 3 ? 3 : 7;
  if (CHOSEN.test(outer)) return 5;
  if (/^(?:ReLU|GELU|SiLU|Softmax)$/.test(outer) && /\(\s*\)$/.test(plain)) return 0;
  if (isConstructor(outer) || local.has(outer)) return 0;
  if (INITIAL.test(outer)) return 5;
  return worthOfCall(plain, outer);
}

/** `model(x)` and `self.fc(x)` say little; `softmax(scores)` and `np.mean(x, axis=0)` much. */
function worthOfCall(plain: string, callee: string): number {
  const isLibrary =
    /^(?:np|numpy|torch|tf|F|jnp|math|Math|scipy|K)\./.test(plain) ||
    /\w\.\w+\(/.test(plain.replace(/^(?:self|this)\./, ""));
  if (/^(?:self|this)\./.test(plain)) return isLibrary ? 6 : 3;
  if (/^(?:model|net|network|encoder|decoder|layer|f|g)$/.test(callee)) return 3;
  return isLibrary ? 7 : 6;
}

function isPlainLayer(name: string): boolean {
  return isConstructor(name) && !CHOSEN.test(name);
}

/** What a call that stands alone on its line is worth. */
export function worthOfCallLine(text: string, callee: string): number {
  const plain = withoutWords(text);
  const name = callee.split(/[.:]/).at(-1) ?? "";
  if (BESIDE.test(plain)) return 0;
  if (name in STEP_CALLS) return STEP_CALLS[name] ?? 0;
  if (/^(?:push|append|extend|add|insert|set)$/.test(name)) {
    const inner = plain.slice(plain.indexOf("(") + 1, -1);
    return hasOperator(inner) && !isCounting(inner) ? 6 : 0;
  }
  if (TRIVIAL.test(name)) return 0;
  if (/[a-z]_$/.test(name)) return 6;
  return CHOSEN.test(name) ? 5 : 3;
}

/** What a question calls it: `np.ones(d)` fills, `nn.Linear(…)` makes, all else computes. */
export function howGiven(text: string): "computed" | "initialised" | "made" {
  const plain = withoutWords(text);
  const callees = calleesOf(plain).filter((name) => !TRIVIAL.test(name));
  if (callees.length > 0 && callees.every((name) => INITIAL.test(name)) && !hasOperator(plain))
    return "initialised";
  const [outer = ""] = callees;
  return (isConstructor(outer) || CHOSEN.test(outer)) && !hasOperator(plain) ? "made" : "computed";
}

/**
 * The sizes of the layers in a call of calls, "784 → 256 → 10": nobody knows those by heart.
 * @returns null where there are none
 */
export function sizesIn(text: string): string | null {
  if (howGiven(text) !== "made" || calleesOf(text).length < 3) return null;
  const sizes = (text.match(/(?<![\w.=-])\d+(?![\w.])/g) ?? []).filter(
    (size, index, all) => size !== all[index - 1],
  );
  return sizes.length < 2 ? null : sizes.join(" → ");
}

/** Whether the call names what the subject is: `nn.BatchNorm1d` and "Batch Normalization". */
export function isNamedAfter(text: string, subject: string): boolean {
  const letters = (words: string): string => words.toLowerCase().replace(/[^a-z]+/g, "");
  const wanted = letters(subject.replace(/函数|网络|优化器|层/g, ""));
  if (wanted.length < 3) return false;
  return calleesOf(text).some((callee) => {
    const name = letters(callee.replace(/\d+d$/i, ""));
    return name.length >= 3 && (wanted.startsWith(name) || name.startsWith(wanted) || wanted.endsWith(name));
  });
}

/** The library that the code is written for, as people call it; null where it shows none. */
export function libraryOf(code: string): string | null {
  if (/\b(?:torch|nn|optim)\.\w/.test(code)) return "PyTorch";
  if (/\bkeras\.|\bmodel\.(?:fit|compile)\(/.test(code)) return "Keras";
  if (/\btf\.\w/.test(code)) return "TensorFlow";
  if (/\b(?:jax|jnp|flax|optax)\.\w/.test(code)) return "JAX";
  if (/\bnp\.\w/.test(code)) return "NumPy";
  return null;
}

/** Strings and numbers without what is in them, which could look like operators. */
function withoutWords(text: string): string {
  return text
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
    .replace(/(?<![\p{L}_])\d[\d._]*(?:e[-+]?\d+)?[fLu]?/giu, "0");
}

function hasOperator(plain: string): boolean {
  return /[\p{L}\p{N}_)\]²³⁻\p{M}]\s*\.?(?:\*\*?|\/\/?|@|%|\^|[-+]|[<>]=?|==|!=|&&?|\|\|?|×|÷|·|⊙|∘)\s*[\p{L}\p{N}_([\-+√ΣΠ∑∏∇∂|"~!]|[√Σ∑∏]|\b(?:and|or)\b|\.T\b|\bnot [\p{L}]/u.test(
    plain.replace(/[-=]>/g, " "),
  );
}

/** `i + 1`, `n - 1`, `len(x) // 2`. */
function isCounting(plain: string): boolean {
  return /^\(?(?:len\()?[\p{L}_][\p{L}\p{N}_.]*\)?\s*(?:[-+%]|\/\/)\s*0\)?$/u.test(plain);
}

/** The last part of every name that is called: `matmul` of `np.matmul(`. */
function calleesOf(text: string): string[] {
  return [...text.matchAll(/([\p{L}_$][\p{L}\p{N}\p{M}_$]*)\.?\s*(?:<[\w, ]*>)?\(/gu)].map(
    (match) => match[1] ?? "",
  );
}

function isConstructor(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*[a-z]/.test(name) && !/^(?:ReLU|GELU|SiLU|Softmax)$/.test(name);
}
