import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { decksOn } from "./pages/decks-page.ts";
import { ImportPage } from "./pages/import-page.ts";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { phone, type Phone } from "./phone.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { goTo } from "./pages/tab-bar.ts";
import { TodayPage } from "./pages/today-page.ts";

/* A note that is imported, studied, edited and imported again: told in order. */

const ZH = { locale: "zh" } as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const BEFORE = `# 训练技巧

## 1. 批归一化

批归一化是在小批量上标准化激活值的层。

## 2. 早停

早停是验证损失不再下降就停止训练的方法。

## 3. 随机失活

随机失活是训练时随机关闭神经元的方法。
`;

/** Moved and reworded; renamed; deleted; new. */
const AFTER = `# 训练技巧

## 1. 提前停止

提前停止是验证损失不再下降就停止训练的方法。

## 2. 归一化

### 2.1 批归一化

批归一化是在每个小批量上标准化激活值的层。

## 3. 权重衰减

权重衰减是每一步把权重往零拉一点的方法。
`;

let server: Awaited<ReturnType<typeof serveBuild>>;
let device: Phone;
let page: Page;
const importing = (): ImportPage => new ImportPage(page, "zh");

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "" });
  server = await serveBuild({ folder });
  device = await phone({ locale: "zh-CN" });
  page = await device.open(`${server.url}decks/import/`);
  return async () => {
    await device.discard();
    await server.close();
  };
});

interface StoredCard {
  readonly id: string;
  readonly deckId: string;
  readonly archived: boolean;
  readonly position: number;
  readonly key?: { readonly subject: string };
  readonly memory: { readonly phase: string };
}

/** The note's cards by subject, as they are stored; with `first` they are met before those of the decks. */
async function storedCards(first = false): Promise<Record<string, StoredCard>> {
  const cards = await page.evaluate(async (isFirst) => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const database = await done(indexedDB.open("gradus"));
    const table = database.transaction("cards", "readwrite").objectStore("cards");
    const rows = (await done(table.getAll())) as StoredCard[];
    const own = rows.filter(({ deckId }) => deckId === "训练技巧");
    for (const row of isFirst ? own : []) {
      const position = row.position - 1_000_000;
      await done(table.put({ ...row, position, order: position }));
    }
    database.close();
    return own;
  }, first);
  return Object.fromEntries(cards.map((card) => [card.key?.subject ?? "", card]));
}

async function complaints(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      found.push(...(await violationsOn(page)), ...(await sidewaysOn(page)));
    }
  }
  return [...found, ...(await smallTargetsOn(page))];
}

it("imports a note, and reviews one of its cards", async () => {
  await importing().offer({ name: "training.md", text: BEFORE });
  await importing().accept(3);
  expect(Object.keys(await storedCards(true)).sort()).toEqual(["批归一化", "早停", "随机失活"].sort());
  await goTo(page, "today", "zh");
  const today = new TodayPage(page, "zh");
  await today.figures();
  await today.review();
  const review = new ReviewPage(page, "zh");
  expect(await review.question()).toContain("批归一化");
  await review.reveal();
  await review.rate(4);
  expect((await storedCards())["批归一化"]?.memory.phase).toBe("review");
});

it("shows what an edited note would change, before anything happens", async () => {
  await page.goto(`${server.url}decks/import/`);
  const before = await storedCards();
  const counts = await importing().offerAgain({ name: "training.md", text: AFTER });
  expect(counts).toEqual([
    m.import_count_asked({ count: 1 }, ZH),
    m.import_count_new({ count: 1 }, ZH),
    m.import_count_changed({ count: 1 }, ZH),
    m.import_count_gone({ count: 1 }, ZH),
  ]);
  const changed = importing().section(m.import_changed({ count: 1 }, ZH));
  expect(await changed.locator("ins").allInnerTexts()).toEqual(["每个"]);
  expect(await changed.innerText()).toContain("归一化 › 批归一化");
  expect(await changed.innerText()).toContain("复习 1 次");
  expect(await storedCards()).toEqual(before);
  expect(await complaints()).toEqual([]);
});

it("waits for the learner's word on a renamed term, and keeps its card", async () => {
  const before = await storedCards();
  const asked = importing().section(m.import_asked({ count: 1 }, ZH));
  await page.getByRole("button", { name: m.import_asked_open({ count: 1 }, ZH) }).waitFor();
  const same = asked.getByRole("radio", { name: m.import_asked_same({}, ZH), exact: true });
  // A tap scrolls no further than into view, which may be behind the bar that stays at the bottom.
  await same.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await same.tap();
  await importing().accept(3);
  const after = await storedCards();
  expect(after["提前停止"]?.id).toBe(before["早停"]?.id);
  expect(after["批归一化"]).toMatchObject({ id: before["批归一化"]?.id, memory: before["批归一化"]?.memory });
  expect(after["随机失活"]).toMatchObject({ id: before["随机失活"]?.id, archived: true });
  expect(await complaints()).toEqual([]);
});

it("takes the whole import back", async () => {
  await importing().undo();
  const cards = await storedCards();
  expect(Object.keys(cards).sort()).toEqual(["批归一化", "早停", "随机失活"].sort());
  expect(cards["批归一化"]?.memory.phase).toBe("review");
  expect(Object.values(cards).filter(({ archived }) => archived)).toEqual([]);
  await page.getByRole("heading", { name: m.import_past({}, ZH) }).waitFor();
  expect(await complaints()).toEqual([]);
});

it("keeps a text that was pasted and not read yet over a reload", async () => {
  const field = page.getByLabel(m.import_paste({}, ZH), { exact: true });
  await field.fill("# 半截\n");
  await page.reload();
  expect(await field.inputValue()).toBe("# 半截\n");
});

it("leaves the note in its deck, and nothing went wrong unseen", async () => {
  await goTo(page, "decks", "zh");
  expect(Object.keys(await decksOn(page)).some((name) => name.includes("训练技巧"))).toBe(true);
  expect(device.problems).toEqual([]);
});
