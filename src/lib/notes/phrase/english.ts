/*
 * Titles of headings, labels and tables in the middle of an English sentence: small letters where they are no names, an
 * article where the noun wants one.
 */

/** Names of people and things, which keep their capital. */
const NAMES =
  /^(?:Adam|Nesterov|Xavier|Glorot|Kaiming|He|Huber|Hessian|Jacobian|Gauss|Gaussian|Bernoulli|Bayes|Bayesian|Markov|Newton|Taylor|Euclidean|Kullback|Jensen|Shannon|Wasserstein|Lipschitz|Fréchet|Inception|Transformers?|Polyak|Hebbian|Hopfield|Boltzmann|Lion|Keras|Python|Swish|Mish|Monte|Google|Apple|Amazon|Azure|Kaggle|Chinese|English|French|German|Fourier|Laplace|Hadamard|Frobenius|Pearson|Cauchy|Poisson|Student|Adagrad|Adadelta)(?![a-z])/;

/** Single words that are no names; a word that is not here keeps the capital it was written with. */
const COMMON =
  /^(?:anchor|pair|collapse|prefill|sigmoid|softmax|softplus|tanh|dropout|dropconnect|momentum|perplexity|attention|backprop|neurons?|perceptrons?|weights?|bias(?:es)?|gradients?|epochs?|batch(?:es)?|layers?|padding|strides?|kernels?|filters?|tensors?|tokens?|embeddings?|recall|accuracy|precision|loss(?:es)?|encoder|decoder|autoencoders?|logits?|entropy|overfitting|underfitting|warm-?up|data|noise|text|images?|audio|video|speed|memory|cost|depth|width|[a-z]+(?:tion|sion|ing|ity|ness|ment|ance|ence|ism|ics|ers|ors|isers?|izers?))$/i;

/** A title as it reads in the middle of a sentence: "Output range" → "output range", "Adam" and "ReLU" as they are. */
export function inSentence(title: string): string {
  const words = title
    .replace(/[（(][^（(）)]{0,80}[）)]/g, "")
    .trim()
    .split(/\s+/);
  const [first = "", ...others] = words;
  if (/^(?:The|An?) /.test(title)) return title.charAt(0).toLowerCase() + title.slice(1);
  if (!/^[A-Z][a-zé]*(?:[-–'’][a-z]+)*[,:]?$/.test(first) || NAMES.test(first)) return title;
  if (words.length === 1 && !COMMON.test(first) && !isPlural(first) && !/[-–](?=[a-z])/.test(first))
    return title;
  // Words with capitals throughout are a name, unless it is only the first that has one.
  const isSentenceCase = others.length === 0 || /^[a-z(]/.test(others[0] ?? "");
  const isAcronymNext = /^[A-Z0-9]{2,}/.test(others[0] ?? "");
  if (!isSentenceCase && !(isAcronymNext && COMMON.test(first))) return title;
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** Nouns that can be counted, in the singular: they want an article. */
const COUNTABLE =
  /(?:^|[\s-])(?:neuron|perceptron|layer|sublayer|network|net|block|kernel|filter|tensor|function|optimi[sz]er|scheduler|schedule|epoch|batch|mini-batch|token|embedding|classifier|autoencoder|encoder|decoder|hyperparameter|parameter|gate|graph|matrix|vector|mask|head|model|algorithm|metric|dataset|loss|rate|rule|gradient|derivative|objective|penalty|score|state|step|update|recursion|candidate|bound|unit|cell|connection|set|learner|estimator|machine|tree|threshold|norm|divergence|distance|operator|neural net|map|field|window|query|key|value|product|average|ratio|pair|anchor|view|sample|example)$/i;

const DETERMINED =
  /^(?:the|an?|one|each|every|this|that|these|those|no|some|any|all|both|its|\d+)(?![A-Za-z'’-])|^[^\s]+['’]s? /i;

/** Whether a title names several things: "Residual connections", "GRUs". */
export function isPlural(title: string): boolean {
  const words = head(title);
  if (/^(?:axes|criteria|matrices|indices|pros and cons)(?![a-z])/i.test(words)) return true;
  return (
    /[a-zA-Z]s$/.test(words) && !/(?:ss|us|is|ics|bias|loss|[A-Z]S|series|canvas|Keras|Pandas)$/.test(words)
  );
}

/** The noun that a title is about, with what stands before it. */
function head(title: string): string {
  const bare = title.replace(/\s?[（(][^（(）)]{0,80}[）)]/g, "").replace(/\s?\[.*$/, "");
  return (
    bare.split(
      /,|\s(?:of|for|in|with|to|from|by|at|on|under|during|over|averaged|used|between|that|which|after)\s/,
    )[0] ?? bare
  );
}

/** "the formula for …": with the definite article where the title is a noun that can be counted or is said of another. */
export function definite(title: string): string {
  const text = inSentence(title);
  if (DETERMINED.test(text) || isName(title)) return text;
  if (isSaidOf(title)) return `the ${text}`;
  return COUNTABLE.test(head(title)) && !isPlural(title) ? `the ${text}` : text;
}

/** "What is …?": with an indefinite article where the title is a noun that can be counted. */
export function indefinite(title: string): string {
  const text = inSentence(title);
  if (DETERMINED.test(text) || isPlural(title)) return text;
  if (isSaidOf(title) && !/\b(?:of|for) an? /.test(title)) return `the ${text}`;
  const words = head(title);
  if (!COUNTABLE.test(words) && !/^(?:RNN|CNN|MLP|GAN|VAE|GRU|LSTM|ViT|LLM|SVM)$/.test(words)) return text;
  return `${/^(?:[aeio]|u(?!n[i]|se|ti)|(?:RNN|MLP|LSTM|LLM|SVM|NLP|FFN|L\d)(?![a-z]))/i.test(text) && !/^one/i.test(text) ? "an" : "a"} ${text}`;
}

/** "Derivative of the sigmoid", "size of the cache": a property that belongs to something. */
function isSaidOf(title: string): boolean {
  return /^[\w()–-]+(?: (?!with |for |in |by |from |to |on )[\w()–-]+){0,3} of /.test(title);
}

/** What a table calls its rows: "which variant", but "which CNN". */
export function kindName(title: string): string {
  return /^[A-Z][a-z]/.test(title) && !NAMES.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}

/** "ReLU", "Adam": a name, which takes no article even where it is a thing. */
function isName(title: string): boolean {
  return NAMES.test(title) && !/\s/.test(title);
}

/** "is" or "are", as what follows wants it. */
export function verbFor(title: string): "is" | "are" {
  return isPlural(title) ? "are" : "is";
}
