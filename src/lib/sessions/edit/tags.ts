/** Tags as typed, apart by spaces or commas; each once, sorted. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(/[\s,，、]+/u).map((tag) => tag.replace(/^#+/u, ""));
  return [...new Set(tags.filter((tag) => tag !== ""))].sort();
}
