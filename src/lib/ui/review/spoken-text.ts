/**
 * What a voice says for a side of a card: its text, with a word in place of each formula, whose signs are no speech.
 * @param html sanitised
 */
export function spokenText(html: string, formulaWord: string): string {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const formula of template.content.querySelectorAll(".katex")) formula.replaceWith(` ${formulaWord} `);
  for (const block of template.content.querySelectorAll("p, li, td, th, br, pre")) block.append(". ");
  return template.content.textContent.replace(/\s+/g, " ").trim();
}
