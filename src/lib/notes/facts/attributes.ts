/**
 * Attributes as a question says them: of 优缺点 · 优点 only the second, which says more.
 * @param attributes outermost first
 */
export function askedAttributes(attributes: readonly string[]): readonly string[] {
  return attributes.filter((attribute, at) => {
    const inner = attributes[at + 1];
    return inner === undefined || !covers(attribute, inner);
  });
}

/** Whether a title such as 优缺点 or "Pros and cons" has the inner one for a part. */
function covers(attribute: string, inner: string): boolean {
  const [first = "", second = ""] = attribute.toLowerCase().split(/ and | & |\/|和|与/);
  const words = inner.toLowerCase();
  if (/^(?:主要)?优缺点$|^利弊$/.test(attribute))
    return /^(?:主要)?(?:优点|缺点|优势|劣势|不足|局限)$/.test(inner);
  return second !== "" && (words === first.trim() || words === second.trim());
}
