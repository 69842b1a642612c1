/** Words that stand between the signs, in the language of the card. */
export interface FormulaWords {
  /** What a formula is called that cannot be read out. */
  readonly formula: string;
  readonly minus: string;
  readonly equals: string;
  readonly power: (exponent: string) => string;
}

type Said = readonly string[] | null;

/** How voices in either language call what they would not say, or would say as a letter of another alphabet. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ϵ: "epsilon", ε: "epsilon", ζ: "zeta", η: "eta" },
  ...{ θ: "theta", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma" },
  ...{ τ: "tau", ϕ: "phi", φ: "phi", χ: "chi", ψ: "psi", ω: "omega", Γ: "Gamma", Δ: "Delta", Θ: "Theta" },
  ...{ Λ: "Lambda", Σ: "Sigma", Φ: "Phi", Ψ: "Psi", Ω: "Omega", ℓ: "ell", "∇": "nabla" },
};
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ "^": "hat", "~": "tilde", ˉ: "bar", "‾": "bar", "→": "vec", "⃗": "vec", "˙": "dot" },
};
/** Signs that are not seen: a function is applied, two things are multiplied. */
const INVISIBLE = /^[\u2061-\u2064\u200b\s]*$/;
/** More than a few words are seen, not heard. */
const MOST_WORDS = 6;

/**
 * How a short formula is said: "beta 1", "m hat", "10 to the minus 3"; a longer one by the word for formulas.
 * @param math its MathML
 */
export function spokenFormula(math: Element | null, words: FormulaWords): string {
  const said = math === null ? null : saidOf(math, words);
  return said !== null && said.length > 0 && said.length <= MOST_WORDS ? said.join(" ") : words.formula;
}

/** Null where something has no name. */
function saidOf(element: Element, words: FormulaWords): Said {
  const [first, second, third] = element.children;
  switch (element.localName) {
    case "math":
    case "mrow":
    case "mstyle":
      return inRow([...element.children], words);
    case "semantics":
      return first === undefined ? null : saidOf(first, words);
    case "mi":
    case "mn":
    case "mtext":
      return named(element.textContent.trim());
    case "mo":
      return signed(element.textContent.trim(), words);
    case "msub":
      return joined(said(first, words), said(second, words));
    case "msup":
      return joined(said(first, words), raised(second, words));
    case "msubsup":
      return joined(joined(said(first, words), said(second, words)), raised(third, words));
    case "mover":
      return joined(said(first, words), accented(second));
    default:
      return null;
  }
}

function said(element: Element | undefined, words: FormulaWords): Said {
  return element === undefined ? null : saidOf(element, words);
}

function inRow(elements: readonly Element[], words: FormulaWords): Said {
  let all: Said = [];
  let isBegin = true;
  for (const element of elements) {
    const isMinus = /^[-−]$/.test(element.textContent.trim());
    // Between two things it takes one from the other: that is a computation, not a name.
    if (isMinus && !isBegin) return null;
    all = joined(all, isMinus ? [words.minus] : saidOf(element, words));
    isBegin = element.textContent.trim() === "=";
  }
  return all;
}

function named(text: string): Said {
  if (/^[\p{Script=Latin}\p{Script=Han}\d.%\s]+$/u.test(text)) return [text];
  const name = NAMES[text];
  return name === undefined ? null : [name];
}

function signed(text: string, words: FormulaWords): Said {
  if (INVISIBLE.test(text)) return [];
  return text === "=" ? [words.equals] : named(text);
}

function raised(exponent: Element | undefined, words: FormulaWords): Said {
  const text = said(exponent, words);
  return text === null ? null : [words.power(text.join(" "))];
}

function accented(accent: Element | undefined): Said {
  const name = ACCENTS[accent?.textContent.trim() ?? ""];
  return name === undefined ? null : [name];
}

function joined(first: Said, second: Said): Said {
  return first === null || second === null ? null : [...first, ...second];
}
