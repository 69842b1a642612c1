import { answerText } from "../key-text.ts";

const GREEK =
  "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω";
const GREEK_LETTER: ReadonlyMap<string, string> = new Map(
  [...GREEK.matchAll(/(\w+) (\S)/g)].map(([, name = "", letter = ""]) => [name, letter]),
);

/** Spaces and sizes in LaTeX: they change how a formula looks, never what it says. */
const LAYOUT =
  /\\(?:[,;:! ]|quad|qquad|left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|nolimits)(?![A-Za-z])/g;
/** `\max` is max: only its looks differ. */
const NAMED_FUNCTION = /\\(max|min|exp|log|ln|sin|cos|tan|tanh|sinh|cosh|arg)(?![A-Za-z])/g;
const UPRIGHT = /\\(?:text|textrm|mathrm|operatorname|textnormal)\s*\{\s*([^{}]*?)\s*\}/g;
const RAISED = /[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵗᵀ]+/g;
const RAISED_LETTER: Readonly<Record<string, string>> = { ᵗ: "t", ᵀ: "T", ˣ: "x", ʸ: "y" };

/**
 * An answer as two are compared before they merge by themselves: the words of `answerText`, and formulas without what
 * only changes their looks (`$` or `$$`, `\,`, `\left`, `x^2` for x², `{i}` for i, `\sigma` for σ, `\text` for
 * `\mathrm`), lists without their bullets' kind. Nothing that could change a meaning: `\cdot` is not `\times`, 1/n is
 * not `\frac{1}{n}`.
 */
export function sayingText(markdown: string): string {
  const listed = markdown.trim().replace(/^(\s*)[*+](?=\s)/gm, "$1-");
  const text = listed.replace(/`[^`]*`|```[\s\S]*?```|[^`]+/g, (part) =>
    part.startsWith("`") ? part : formulaText(part),
  );
  return answerText(text);
}

function formulaText(text: string): string {
  return text
    .replace(UPRIGHT, "{$1}")
    .replace(LAYOUT, "")
    .replace(NAMED_FUNCTION, "$1")
    .replace(/\\([A-Za-z]+)(?![A-Za-z])/g, (command, name: string) => GREEK_LETTER.get(name) ?? command)
    .replace(
      RAISED,
      (raised) => `^{${[...raised].map((each) => RAISED_LETTER[each] ?? each.normalize("NFKC")).join("")}}`,
    )
    .replace(/\^\(([^()]{2,})\)/g, "^{$1}")
    .replace(/(?<=[_^])\{(\\?[^\s{}\\])\}/g, "$1")
    .replace(/[−–](?=[\p{L}\p{N}{\\])/gu, "-")
    .replace(/\$\$?/g, "")
    .replace(/\\([_*])/g, "$1");
}

/** `L =`, `\mathrm{ReLU}(x) =`: what a formula calls its result. */
const RESULT = /^\{?([A-Za-zα-ωΑ-Ω][A-Za-zα-ωΑ-Ω ]*)\}?(?:\([A-Za-z](?:,[A-Za-z])*\))?=(?!=)/;

/**
 * What is computed, without the name of the result, which every note chooses for itself: of the only formula of a
 * subject it tells nothing. @param saying as `sayingText` gives it
 */
export function withoutResult(saying: string): string {
  const [whole, name = ""] = RESULT.exec(saying) ?? [];
  if (whole === undefined) return saying;
  const body = saying.slice(whole.length);
  // In w = w - ηg it is part of what is computed; a second = makes several formulas.
  const isOne = !body.replace(/[_^]\{[^{}]*\}/g, "").includes("=");
  return isOne && !body.includes(name) ? body : saying;
}

/** Whether an answer is a formula and no words: `$…$`, `λΣw²`, `x' = (x - μ)/(σ + ε)`. */
export function isFormulaOnly(markdown: string): boolean {
  const text = markdown.trim();
  if (/^\$\$?[^$]+\$\$?[。.]?$/.test(text)) return true;
  if (/\p{Script=Han}/u.test(text)) return false;
  const isWorded =
    /\b(?!max|min|exp|log|softmax|sigmoid|tanh|relu|erf|cos|sin|sqrt|sum|mean|var)\p{L}{4,}/iu.test(text);
  return !isWorded && /[=∑Σ√∂∇]|\w\s*\/\s*[\w(]/.test(text) && !/^[\d\s.,/%-]+$/.test(text);
}

/** The numbers that an answer states: indices, exponents and names such as L2 or ReLU6 are none. */
function numbersIn(markdown: string): ReadonlySet<string> {
  const text = markdown
    .normalize("NFKC")
    .replace(/[_^]\{[^}]*\}|[_^]\S|\p{Script=Latin}[\w-]*\d[\w-]*/gu, " ");
  return new Set(
    [...text.matchAll(/(?<![\w.])\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/g)].map(([number]) =>
      number.replaceAll(",", ""),
    ),
  );
}

/**
 * Whether two answers to one question seem to exclude each other: each states a number that the other does not. Formulas
 * are compared only where they differ in nothing but their numbers.
 */
export function seemContradictory(first: string, second: string): boolean {
  const [a, b] = [numbersIn(first), numbersIn(second)];
  const differ = [...a].some((number) => !b.has(number)) && [...b].some((number) => !a.has(number));
  if (!differ) return false;
  const skeleton = (text: string): string => sayingText(text).replace(/\d+(?:\.\d+)*/g, "#");
  const areFormulas = [first, second].some((text) => text.includes("$") || isFormulaOnly(text));
  return !areFormulas || skeleton(first) === skeleton(second);
}
