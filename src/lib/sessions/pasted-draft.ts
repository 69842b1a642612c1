const KEY = "gradus:pasted-note";

/** What was pasted into the import screen and not read yet: it survives a reload, and goes with the tab. */
export function readPastedDraft(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    // Storage is forbidden or full: the text is kept by the page alone.
    return "";
  }
}

/** Keeps the text; nothing is kept of an empty one. */
export function keepPastedDraft(text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // As above.
  }
}
