import { mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";
import { renderSafely } from "#lib/sessions/render-safely.ts";
import { Speech } from "#lib/sessions/review-speech.svelte.ts";
import ReviewPanels from "./review-panels.svelte";

/** What was handed to the device to be said. */
interface Said {
  readonly text: string;
  readonly voice: string | undefined;
}

const voice = (name: string, lang: string, localService = true): SpeechSynthesisVoice =>
  ({ name, lang, localService }) as SpeechSynthesisVoice;

const VOICES = [
  voice("Sin-ji", "zh-HK"),
  voice("Mei-Jia", "zh_TW"),
  voice("Tingting", "zh-CN"),
  voice("Cloud", "zh-CN", false),
  voice("Thomas", "fr-FR"),
  voice("Daniel", "en-GB"),
];

function device(voices: readonly SpeechSynthesisVoice[]): Said[] {
  const said: Said[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: { text: string; voice?: SpeechSynthesisVoice }) => {
      said.push({ text: utterance.text, voice: utterance.voice?.name });
    },
    cancel: () => undefined,
  });
  vi.stubGlobal("speechSynthesis", synthesis);
  // The browser's own takes none but its own voices.
  class Utterance extends EventTarget {
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
  return said;
}

afterEach(() => vi.unstubAllGlobals());

/** Opens the menu of a card over an empty screen, and has it read. */
async function readAloud(markdown: string, language: Language): Promise<Said> {
  const said = device(VOICES);
  const target = document.body.appendChild(document.createElement("div"));
  const panels = mount(ReviewPanels, {
    target,
    props: {
      panel: "menu",
      card: { flag: 0, isNew: true, editHref: "", noteHref: null, language, html: renderSafely(markdown) },
      info: () => Promise.resolve(null),
      onopen: () => undefined,
      onact: () => undefined,
      onclose: () => undefined,
    },
  });
  const button = await vi.waitUntil(() =>
    [...target.querySelectorAll("button")].find((each) => each.textContent.trim() === m.review_menu_read()),
  );
  button.click();
  await unmount(panels);
  target.remove();
  const [first] = said;
  if (first === undefined || said.length !== 1) throw new Error(`Said ${String(said.length)} times.`);
  return first;
}

describe("reading aloud", () => {
  it.each([
    ["什么是批归一化？", "什么是批归一化？"],
    [String.raw`Adam 的 $\beta_1$ 默认取多少？`, "Adam 的 beta 1 默认取多少？"],
    [String.raw`学习率 $\eta = 10^{-3}$`, "学习率 eta 等于 10 的 负 3 次方."],
    [
      String.raw`$$L = -\sum_i y_i \log p_i$$

其中 $p_i$ 是预测的概率`,
      "一个公式. 其中 p i 是预测的概率.",
    ],
    [
      "Adam 的一阶矩是梯度的⟦…⟧，二阶矩是平方的滑动平均。",
      "Adam 的一阶矩是梯度的 空格 ，二阶矩是平方的滑动平均。",
    ],
    ["代码里 `x_hat` 怎么算？\n\n```python\nx_hat = ⟦…⟧\n```", "代码里 x hat 怎么算？ 一段代码."],
    ["- 训练更稳定\n- 学习率可以更大", "训练更稳定. 学习率可以更大."],
    ["1. 前向传播\n2. 反向传播", "前向传播. 反向传播."],
  ])("says %s in Mandarin", async (markdown, text) => {
    expect(await readAloud(markdown, "zh")).toEqual({ text, voice: "Tingting" });
  });

  it.each([
    [
      String.raw`Dropout keeps a unit with probability $1 - p$ and divides by it, so that $\hat{x}$ keeps its mean.`,
      "Dropout keeps a unit with probability a formula and divides by it, so that x hat keeps its mean.",
    ],
    ["| Optimiser | State |\n| --- | --- |\n| SGD | none |", "Optimiser. State. SGD. none."],
  ])("says %s in English", async (markdown, text) => {
    expect(await readAloud(markdown, "en")).toEqual({ text, voice: "Daniel" });
  });

  it("is offered only where the device has a voice for the card", () => {
    device([voice("Thomas", "fr-FR"), voice("Sin-ji", "zh-HK")]);
    const speech = new Speech();
    const end = speech.listen();
    expect(speech.canRead("en")).toBe(false);
    expect(speech.canRead("zh")).toBe(true);
    end();
  });
});
