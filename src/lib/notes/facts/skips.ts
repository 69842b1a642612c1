import type { Image, ListItem, Paragraph, PhrasingContent } from "mdast";

import { cleanTitle, isTitleParagraph } from "../outline/titles.ts";
import type { Block, BlockOf } from "../outline/block.ts";
import { wordsOf } from "../outline/inline.ts";
import { isContents, isResources } from "../outline/vocabulary.ts";
import { isEmbed, isWikiLink } from "../parse/wiki-links.ts";
import type { SkipReason } from "../skip.ts";
import { isDiagram, isDrawing } from "./diagram.ts";

/** Why a block says nothing to learn, judged by itself and its headings; null if it may. */
export function whySkip(block: Block): SkipReason | null {
  if (isSilenced(block)) return "directive";
  if (block.directive?.say === "invalid") return null;
  return whySkipItself(block) ?? whySkipSection(block);
}

function whySkipSection(block: Block): SkipReason | null {
  if (block.kind === "heading") return null;
  const titles = block.headings.map((heading) => heading.title);
  if (titles.some(isContents)) return "contents";
  return titles.some(isResources) ? "resources" : null;
}

function whySkipItself(block: Block): SkipReason | null {
  switch (block.kind) {
    case "paragraph":
      return isTitleParagraph(block) ? "about-note" : whySkipParagraph(block.node);
    case "list":
      return whySkipList(block);
    case "code":
      return isDiagram(block.node) ? "diagram" : null;
    case "other":
      return block.node.type === "definition" ? "resources" : null;
    case "html":
      return whySkipHtml(block.node.value);
    default:
      return null;
  }
}

/** Silenced by the author, itself or as part of a list, item or section. */
function isSilenced(block: Block): boolean {
  for (let at: Block | null = block; at !== null; at = at.parent)
    if (at.directive?.say === "skip") return true;
  return block.headings.some((heading) => heading.directive?.say === "skip");
}

const LAST_UPDATED =
  /^(?:(?:最后|最近)?(?:更新|修改|编辑)(?:于|时间|日期)?|(?:last |page )?(?:updated?|modified|edited|revised)(?: on| at)?)\s*[:：]?\s*[\d(（]/i;
const ABOUT_NOTE =
  /^(?:(?:注意?|说明|提示|备注|note|notice)\s*[:：]?\s*)?(?:本(?:文档?|笔记|页|仓库|项目|教程)|这(?:份|篇|些)(?:文档|笔记|文章)|(?:this|the present) (?:document|note|page|file|repository|article)|these notes|my notes)/i;
const PLACEHOLDER =
  /^[（(【[]?\s*(?:(?:.{0,20})(?:待补充|待完善|待更新|待填充|待续|后填充|后补充|未完|敬请期待)|todo|tbd|coming soon|work in progress|wip|to be (?:written|continued|done)).{0,20}$/i;

function whySkipHtml(html: string): SkipReason {
  if (!/<(?:img|picture)\b/i.test(html)) return "html";
  return /shields\.io|badge/i.test(html) ? "badge" : "image";
}

/** A paragraph of HTML alone: pictures, players. */
function whySkipTags(paragraph: Paragraph): SkipReason | null {
  const tags = paragraph.children.flatMap((node) => (node.type === "html" ? [node.value] : []));
  return tags.some((tag) => !tag.startsWith("<!--")) ? whySkipHtml(tags.join("")) : null;
}

/** `#深度学习 #nn/cnn`, alone or after "标签：". */
const TAGS = /^(?:(?:标签|tags?)\s*[:：]\s*)?(?:[#＃][\p{L}\p{N}_/-]+[\s,，、]*)+$/iu;
const TABLE_OF_CONTENTS = /^@?\[\[?toc\]?\](?:\(.*\))?$|^\{:toc\}$|^toc$/i;

function whySkipParagraph(paragraph: Paragraph): SkipReason | null {
  const plain = wordsOf(paragraph.children);
  const words = cleanTitle(plain).replace(/^[_*]+/, "");
  const images = imagesIn(paragraph.children);
  if (images.length > 0 && textBesideImages(paragraph.children) === "") {
    if (images.every((image) => isEmbed(image.url))) return "embed";
    return images.some((image) => image.linked || /badge|shields\.io/i.test(image.url)) ? "badge" : "image";
  }
  if (words.length <= 80 && LAST_UPDATED.test(words)) return "last-updated";
  if (words.length <= 60 && PLACEHOLDER.test(words)) return "placeholder";
  if (ABOUT_NOTE.test(words)) return "about-note";
  if (words === "") return whySkipTags(paragraph);
  if (TAGS.test(plain)) return "tags";
  if (TABLE_OF_CONTENTS.test(plain)) return "contents";
  if (isDrawing(plain)) return "diagram";
  return isOnlyLinks(paragraph.children) ? "resources" : null;
}

interface FoundImage {
  readonly url: string;
  readonly linked: boolean;
}

function imagesIn(nodes: readonly PhrasingContent[]): FoundImage[] {
  return nodes.flatMap((node): FoundImage[] => {
    if (node.type === "image") return [{ url: (node satisfies Image).url, linked: false }];
    if (node.type === "imageReference") return [{ url: "", linked: false }];
    if (node.type === "link" || node.type === "linkReference") {
      return imagesIn(node.children).map((image) => ({ ...image, linked: true }));
    }
    return [];
  });
}

function textBesideImages(nodes: readonly PhrasingContent[]): string {
  const isImage = (node: PhrasingContent): boolean => imagesIn([node]).length > 0;
  return wordsOf(nodes.filter((node) => !isImage(node)));
}

function isLink(node: PhrasingContent): boolean {
  return node.type === "link" || node.type === "linkReference";
}

function isOnlyLinks(nodes: readonly PhrasingContent[]): boolean {
  return (
    nodes.some(isLink) && nodes.every((node) => isLink(node) || /^[\s|,，、·/-]*$/.test(wordsOf([node])))
  );
}

function whySkipList(list: BlockOf<"list">): SkipReason | null {
  const leads = list.node.children.map(leadOf);
  if (!leads.some((nodes) => nodes.some(isLink))) return null;
  const links = leads.map((nodes) => nodes.find((node) => node.type !== "text" || node.value.trim() !== ""));
  if (
    leads.every((nodes) => isOnlyLinks(nodes)) &&
    links.every((node) => node?.type === "link" && node.url.startsWith("#") && !isWikiLink(node.url))
  )
    return "contents";
  if (leads.every((nodes) => isOnlyLinks(nodes))) return "resources";
  // "[[DDIM]]：采样是确定的" says what the page is about.
  const startingWithLink = links.filter(
    (node) => node !== undefined && isLink(node) && !(node.type === "link" && isWikiLink(node.url)),
  ).length;
  return startingWithLink * 2 > leads.length ? "resources" : null;
}

function leadOf(item: ListItem): readonly PhrasingContent[] {
  const first = item.children[0];
  return first?.type === "paragraph" ? first.children : [];
}
