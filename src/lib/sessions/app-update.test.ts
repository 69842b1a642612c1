import { beforeEach, describe, expect, it } from "vitest";

import { AppUpdate } from "./app-update.svelte.ts";

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = "installing";
  readonly messages: unknown[] = [];

  postMessage(message: unknown): void {
    this.messages.push(message);
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class FakeRegistration extends EventTarget {
  active: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  looks = 0;

  async update(): Promise<void> {
    this.looks += 1;
  }

  /** A worker is found and being installed. */
  find(): FakeWorker {
    this.installing = new FakeWorker();
    this.dispatchEvent(new Event("updatefound"));
    return this.installing;
  }

  finishInstall(worker: FakeWorker): void {
    this.installing = null;
    this.waiting = worker;
    worker.become("installed");
  }

  activate(worker: FakeWorker): void {
    this.waiting = null;
    this.active = worker;
    worker.become("activated");
  }
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  refuse = false;

  async register(): Promise<FakeRegistration> {
    if (this.refuse) throw new TypeError("refused");
    return this.registration;
  }

  take(worker: FakeWorker): void {
    this.controller = worker;
    this.dispatchEvent(new Event("controllerchange"));
  }
}

const HOUR_MS = 3_600_000;

let container: FakeContainer;
let reloads: number;
let update: AppUpdate;

beforeEach(() => {
  container = new FakeContainer();
  reloads = 0;
  update = new AppUpdate({
    container: () => container as unknown as ServiceWorkerContainer,
    script: "/sw.js",
    reload: () => (reloads += 1),
  });
});

/** A page opened when a version was already there. */
async function startInstalled(): Promise<FakeWorker> {
  const old = new FakeWorker();
  container.registration.active = old;
  container.controller = old;
  await update.start(0);
  return old;
}

function newVersion(): FakeWorker {
  const worker = container.registration.find();
  container.registration.finishInstall(worker);
  return worker;
}

describe("the first visit", () => {
  it("is ready offline once the worker is active, and offers no update", async () => {
    await update.start(0);
    expect(update.offline).toBe("preparing");
    const worker = container.registration.find();
    container.registration.finishInstall(worker);
    container.registration.activate(worker);
    container.take(worker);
    expect(update.offlineReady).toBe(true);
    expect(update.offered).toBe(false);
    expect(reloads).toBe(0);
  });

  it("has no copy on the device until a worker answers for the page", () => {
    expect(update.hasCopy).toBe(false);
    const worker = container.registration.find();
    container.take(worker);
    expect(update.hasCopy).toBe(true);
  });

  it("is unavailable where no worker may be registered", async () => {
    container.refuse = true;
    await update.start(0);
    expect(update.offline).toBe("unavailable");
  });

  it("is unavailable where there are no workers at all", async () => {
    const none = new AppUpdate({ container: () => undefined, script: "/sw.js", reload: () => undefined });
    await none.start(0);
    expect(none.offline).toBe("unavailable");
  });

  it("is unavailable if the copy could not be made", async () => {
    await update.start(0);
    container.registration.find().become("redundant");
    expect(update.offline).toBe("unavailable");
  });
});

describe("a newer version", () => {
  it("is offered and waits", async () => {
    await startInstalled();
    const worker = newVersion();
    expect(update.offered).toBe(true);
    expect(worker.messages).toEqual([]);
    expect(reloads).toBe(0);
  });

  it("is offered if it was waiting before the page was opened", async () => {
    container.registration.waiting = new FakeWorker();
    await startInstalled();
    expect(update.offered).toBe(true);
  });

  it("takes over when asked to, and only then the page reloads, once", async () => {
    await startInstalled();
    const worker = newVersion();
    await update.apply();
    await update.apply();
    expect(worker.messages).toEqual([{ type: "SKIP_WAITING" }]);
    expect(reloads).toBe(0);
    container.registration.activate(worker);
    container.take(worker);
    expect(reloads).toBe(1);
  });

  it("can also be applied by the page that was the first visit", async () => {
    await update.start(0);
    const first = newVersion();
    container.registration.activate(first);
    container.take(first);
    const second = newVersion();
    expect(update.offered).toBe(true);
    await update.apply();
    container.take(second);
    expect(reloads).toBe(1);
  });

  it("does not show again after 'later', until there is a still newer one", async () => {
    await startInstalled();
    newVersion();
    update.postpone();
    expect(update.offered).toBe(false);
    expect(update.updateReady).toBe(true);
    newVersion();
    expect(update.offered).toBe(true);
  });

  it("that another tab asked for does not reload this one; asking here does", async () => {
    await startInstalled();
    const worker = newVersion();
    update.postpone();
    container.registration.activate(worker);
    container.take(worker);
    expect(reloads).toBe(0);
    expect(update.offered).toBe(true);
    await update.apply();
    expect(reloads).toBe(1);
  });
});

describe("what is being written", () => {
  it("is saved before the newer version takes over", async () => {
    await startInstalled();
    const worker = newVersion();
    const order: string[] = [];
    update.beforeReload(async () => {
      await Promise.resolve();
      order.push(`saved, ${worker.messages.length} messages sent`);
    });
    await update.apply();
    expect(order).toEqual(["saved, 0 messages sent"]);
    expect(worker.messages).toHaveLength(1);
  });

  it("keeps the old version if it cannot be saved, and apply may be tried again", async () => {
    await startInstalled();
    const worker = newVersion();
    const takeBack = update.beforeReload(() => Promise.reject(new Error("disk full")));
    await update.apply();
    expect(worker.messages).toEqual([]);
    expect(update.saveFailed).toBe(true);
    takeBack();
    await update.apply();
    expect(worker.messages).toHaveLength(1);
  });
});

describe("looking for updates", () => {
  it("happens at most once an hour", async () => {
    await startInstalled();
    await update.check(HOUR_MS - 1);
    expect(container.registration.looks).toBe(0);
    await update.check(HOUR_MS);
    await update.check(HOUR_MS + 1);
    expect(container.registration.looks).toBe(1);
    await update.check(2 * HOUR_MS);
    expect(container.registration.looks).toBe(2);
  });

  it("without a network is silent", async () => {
    await startInstalled();
    container.registration.update = () => Promise.reject(new TypeError("offline"));
    await expect(update.check(HOUR_MS)).resolves.toBeUndefined();
  });
});
