/** Longer answers read better below the question. */
const LONGEST = 60;

/** What does not stand in a line of text, or would be torn apart by one. */
const BLOCKS = "p, pre, ul, ol, table, blockquote, div, h1, h2, h3, h4, h5, h6, .katex, br, img";

/**
 * The question with the answer in its gap, if it has one gap, in running text, and the answer is a few words; null
 * otherwise. Gaps in code and formulas stay as they are: the answer stands below.
 * @param frontHtml both sanitised, so that what is put together of them is too
 */
export function fillBlank(frontHtml: string, backHtml: string): string | null {
  const front = parsed(frontHtml);
  const [blank, ...others] = front.querySelectorAll(".blank");
  if (blank === undefined || others.length > 0 || blank.closest("pre, code, .katex") !== null) return null;
  const back = parsed(backHtml);
  const [paragraph, ...more] = back.children;
  if (paragraph?.tagName !== "P" || more.length > 0 || paragraph.querySelector(BLOCKS) !== null) return null;
  const length = paragraph.textContent.trim().length;
  if (length === 0 || length > LONGEST) return null;
  blank.replaceChildren(...paragraph.childNodes);
  blank.classList.add("filled");
  const holder = document.createElement("div");
  holder.append(front);
  return holder.innerHTML;
}

/** In a document of its own, in which nothing is loaded. */
function parsed(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
