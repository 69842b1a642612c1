/** A title as a part of a question: no question mark of its own, no colon at its end. */
export function plain(title: string): string {
  return title.replace(/[\s:：?？]+$/, "").trim();
}

/** Formulas by themselves, or what reads like one: "$x^2$", "O = (W - F + 2P)/S + 1", "α₀ * 0.95^epoch". */
export function isFormulaText(markdown: string): boolean {
  const text = markdown.trim().replace(/\s*[（(][^（）()]*\p{Script=Han}[^（）()]*[）)]$/u, "");
  if (/^\$[^$]+\$$/.test(text)) return true;
  const outside = text.replace(/\$[^$]+\$/g, "");
  if (outside.trim() === "") return text !== "";
  if (/\p{Script=Han}/u.test(outside)) return false;
  if (/[\p{L}]{4,} [\p{L}]{3,}/u.test(outside)) return false;
  return /[Σ∑√²³∂∇]/u.test(text) || (/[=∝≈]/.test(text) && /[-+*/^·×√Σ∑λ²(]/u.test(text));
}
