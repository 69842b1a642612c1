import { beforeAll, describe, expect, it } from "vitest";

import { m } from "#lib/paraglide/messages.js";
import { ensureBuilt } from "../../scripts/tasks/build.mjs";
import { serveBuild } from "../../scripts/tasks/serve.mjs";
import { sidewaysOn, smallTargetsOn, violationsOn } from "./inspection.ts";
import { LinksPage } from "./pages/links-page.ts";
import { phone, type Phone } from "./phone.ts";

const FIRST = `# 我的笔记

## 正则化

- **嫁接学习（Grafting）**：把一个网络接到另一个上
- **剪影法**：只留轮廓的增强方法
- **早停**：验证集变差时就停

| 网络 | 年份 |
| --- | --- |
| 甲网 | 2019 |
`;

const SECOND = FIRST.replace("# 我的笔记", "# 课堂笔记")
  .replace("把一个网络接到另一个上", "一种组合网络的办法")
  .replace("只留轮廓的增强方法", "抹去内部、只看边缘")
  .replace("2019", "2020");

let address: string;
let device: Phone;

beforeAll(async () => {
  const { folder } = await ensureBuilt({ base: "", out: "" });
  const server = await serveBuild({ folder });
  address = server.url;
  device = await phone({ locale: "zh-CN" });
  return async () => {
    await device.discard();
    await server.close();
  };
});

const zh = { locale: "zh" } as const;

describe("two notes that repeat and contradict each other", () => {
  it(
    "make one card of what they repeat, and ask about the rest side by side",
    { timeout: 120_000 },
    async () => {
      const page = await device.open(`${address}decks/import`);
      const choose = page.getByRole("button", { name: m.import_choose({}, zh), exact: true });
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choose.tap()]);
      await chooser.setFiles(
        Object.entries({ "first.md": FIRST, "second.md": SECOND }).map(([name, text]) => ({
          name,
          mimeType: "text/markdown",
          buffer: Buffer.from(text),
        })),
      );
      await page.locator("main .row").first().waitFor();
      // 早停, asked both ways.
      await page.getByText(m.links_preview_merged({ count: 2 }, zh)).waitFor();
      await page.getByText(m.links_preview_open({ count: 3 }, zh)).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.locator("main .accept .primary").tap();
      await page.getByText(m.links_found({ count: 3 }, zh)).waitFor();
      await page.getByRole("link", { name: m.links_decide({}, zh) }).tap();

      const links = new LinksPage(page, "zh");
      // The one whose numbers differ comes first, and says so.
      expect(await links.answers()).toEqual(["2019", "2020"]);
      await page.getByText(m.links_doubt({}, zh)).waitFor();
      expect((await links.places("2019")).join()).toContain("我的笔记");
      expect(await violationsOn(page)).toEqual([]);
      expect(await sidewaysOn(page)).toEqual([]);
      expect(await smallTargetsOn(page)).toEqual([]);
      await links.decide("contradiction");

      const second = await links.answers();
      await links.decide("two");
      await links.undo();
      expect(await links.answers()).toEqual(second);
      await links.later();
      const third = await links.answers();
      expect(third).not.toEqual(second);
      await links.pick(third[1] ?? "");
      await links.decide("same");
      expect(await links.answers()).toEqual(second);
      await links.decide("two");
      await links.empty();
      expect(await violationsOn(page)).toEqual([]);

      await page.getByRole("radio", { name: m.links_contradiction({ count: 1 }, zh), exact: true }).tap();
      expect(await links.answers()).toEqual(["2019", "2020"]);
      await page.reload();
      await links.empty();
      expect(device.problems).toEqual([]);
    },
  );
});
