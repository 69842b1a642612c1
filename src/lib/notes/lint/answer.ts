import { keyText } from "../key-text.ts";

/** In characters: nobody recalls more as one answer. */
const LONG_ANSWER = 300;

/** Whether nobody could recall the answer as one. */
export function isLong(answer: string): boolean {
  return answer.length > LONG_ANSWER && [...answer].length > LONG_ANSWER;
}

const BARE =
  /^(?:是|否|是的|不是|对|错|对的|有|无|没有|能|不能|可以|不可以|会|不会|yes|no|true|false|✓|✔|✗|✘|×|√|⭕|❌|✅)$/i;

/** Whether the answer is one of two that anybody can guess. */
export function isBareYesOrNo(answer: string): boolean {
  return BARE.test(keyText(answer));
}

const ANNOUNCES =
  /[:：]\s*$|(?:如下|如下所示|见[下上](?:图|表|文)|如[下上]?图(?:所示)?|as follows|as shown (?:above|below)|see (?:above|below))\s*[.。]?\s*$/i;

/** Whether the answer only promises something that is not on the card. */
export function isAnnouncement(answer: string): boolean {
  return ANNOUNCES.test(answer.slice(-200).replace(/`[^`]*`/g, "`x`")) && !/```\s*$/.test(answer);
}

/** Whether the answer is a heading, or nothing but headings. */
export function isOnlyHeadings(answer: string): boolean {
  const lines = answer.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => /^#{1,6}\s/.test(line));
}

/** Questions that name their answers to choose from, or that quote. */
const CHOICE = /还是|哪|或者|[“"「]| or |which|whether|是否|\/|、.*(?:谁|哪)/i;

/** Whether the answer only gives back words of the question. */
export function isEcho(question: string, answer: string): boolean {
  if (CHOICE.test(question)) return false;
  const said = keyText(question);
  const told = keyText(answer.slice(0, 500).replace(/[（(][^（(）)]*[）)]/g, ""));
  return (
    told !== "" &&
    [...told].length >= 2 &&
    said.startsWith(told) &&
    said.length - told.length <= told.length + 6
  );
}
