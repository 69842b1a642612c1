/** A blank page that reads what Today reads, by Dexie alone, and shows how much there is. */
import { Dexie } from "dexie";

import { studyDayOf } from "#lib/core/time.ts";

/** As the store calls it: a bare page takes nothing of the store's. */
const DATABASE = "gradus";
const UTC_OFFSET_MINUTES = 480;
const ROLLOVER_HOUR = 4;
const REVIEWS_AT_ONCE = 500;
const NEW_AT_ONCE = 50;

async function readToday(): Promise<number> {
  const database = await new Dexie(DATABASE).open();
  const studyDay = studyDayOf({ atMs: Date.now(), utcOffsetMinutes: UTC_OFFSET_MINUTES }, ROLLOVER_HOUR);
  const settings = database.table("settings");
  const cards = database.table("cards");
  const queue = (name: string, last: unknown) =>
    cards.where("[queue+order]").between([name, Dexie.minKey], [name, last], true, true);
  const [, , , , days, steps, ready, reviews, fresh] = await Promise.all([
    settings.get("rollover"),
    settings.get("deck-presets"),
    database.table("presets").toArray(),
    database.table("parameters").toArray(),
    database.table("dayTotals").where(":id").between([studyDay], [studyDay, []]).toArray(),
    queue("steps", Date.now()).toArray(),
    queue("review", studyDay).count(),
    queue("review", studyDay).limit(REVIEWS_AT_ONCE).toArray(),
    queue("new", Infinity).limit(NEW_AT_ONCE).toArray(),
  ]);
  if (reviews.length > ready) throw new Error("There are more cards than were counted.");
  return days.length + steps.length + ready + fresh.length;
}

/** What the figure looks for in the app: a link with what there is to do. */
const link = document.createElement("a");
link.href = "review/";
link.textContent = String(await readToday());
const main = document.createElement("main");
main.append(link);
document.body.append(main);
