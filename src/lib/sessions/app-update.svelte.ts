/** An installed app may stay open for days; the browser itself looks for an update only when a page is loaded. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

/** What the generated service worker listens for. */
const TAKE_OVER = { type: "SKIP_WAITING" };

type Save = () => Promise<void>;

/** What this needs of the browser; tests bring their own. */
interface Surroundings {
  /** Undefined where there is none: insecure origins, some private windows, development. */
  readonly container: () => ServiceWorkerContainer | undefined;
  readonly script: string;
  readonly reload: () => void;
}

const BROWSER: Surroundings = {
  container: () => (import.meta.env.PROD ? (navigator as Partial<Navigator>).serviceWorker : undefined),
  script: `${import.meta.env.BASE_URL}sw.js`,
  reload: () => location.reload(),
};

/**
 * Whether Gradus is there without a network, and whether a newer version waits. A newer version is fetched beside the
 * running one and takes over only when the learner says so; no tab is ever reloaded behind the learner's back.
 */
export class AppUpdate {
  /** "ready": everything is on this device and opens with the network off. "unavailable": no copy can be kept here. */
  offline = $state<"preparing" | "ready" | "unavailable">("preparing");
  /** A newer version is on this device and waits for `apply`. */
  updateReady = $state(false);
  /** Saving failed, so that nothing was reloaded. */
  saveFailed = $state(false);
  /** "Later" holds until the next start or the next version. */
  #postponed = $state(false);

  #started = false;
  #applying = false;
  #registration: ServiceWorkerRegistration | undefined;
  #lastCheckMs = 0;
  #saves: readonly Save[] = [];
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings = BROWSER) {
    this.#surroundings = surroundings;
  }

  get offlineReady(): boolean {
    return this.offline === "ready";
  }

  /** Whether a copy on this device answers for this page. */
  get hasCopy(): boolean {
    const controller = this.#surroundings.container()?.controller;
    return controller !== null && controller !== undefined;
  }

  /** Whether to show the prompt. */
  get offered(): boolean {
    return this.updateReady && !this.#postponed;
  }

  /**
   * Registers the service worker, once per page.
   * @param nowMs the next look for an update is counted from here
   */
  async start(nowMs: number): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    this.#lastCheckMs = nowMs;
    const container = this.#surroundings.container();
    if (container === undefined) {
      this.offline = "unavailable";
      return;
    }
    this.#watchController(container);
    try {
      this.#watch(await container.register(this.#surroundings.script));
    } catch {
      if (this.offline === "preparing") this.offline = "unavailable";
    }
  }

  /** Looks for a newer version, at most once an hour; for when the app comes back to the front. */
  async check(nowMs: number): Promise<void> {
    if (this.#registration === undefined || nowMs - this.#lastCheckMs < CHECK_EVERY_MS) return;
    this.#lastCheckMs = nowMs;
    await this.#registration.update().catch(() => undefined); // no network: the next look will do
  }

  /**
   * Registers what must be saved before a reload, such as a draft being typed.
   * @returns takes it back
   */
  beforeReload(save: Save): () => void {
    this.#saves = [...this.#saves, save];
    return () => {
      this.#saves = this.#saves.filter((other) => other !== save);
    };
  }

  /** Saves what is being written, lets the newer version take over, then reloads this page. */
  async apply(): Promise<void> {
    if (this.#applying || !this.updateReady) return;
    this.#applying = true;
    try {
      await Promise.all(this.#saves.map((save) => save()));
    } catch {
      this.#applying = false;
      this.saveFailed = true;
      return;
    }
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage(TAKE_OVER);
    else this.#surroundings.reload(); // it took over already, in another tab
  }

  /** Not now. */
  postpone(): void {
    this.#postponed = true;
  }

  #watch(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    if (registration.active) this.offline = "ready";
    if (registration.waiting) this.#offer();
    if (registration.installing) this.#watchWorker(registration, registration.installing);
    registration.addEventListener("updatefound", () => {
      if (registration.installing) this.#watchWorker(registration, registration.installing);
    });
  }

  #watchWorker(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) this.#offer();
      if (worker.state === "activated") this.offline = "ready";
      if (worker.state === "redundant" && this.offline === "preparing") this.offline = "unavailable";
    });
  }

  /** A change of version under a running page is this page's own wish, or another tab's: only the first one reloads. */
  #watchController(container: ServiceWorkerContainer): void {
    let controlled = container.controller !== null;
    container.addEventListener("controllerchange", () => {
      if (this.#applying) this.#surroundings.reload();
      else if (controlled) this.#offer();
      controlled = true;
    });
  }

  #offer(): void {
    this.updateReady = true;
    this.#postponed = false;
  }
}

/** The one of this page. */
export const appUpdate = new AppUpdate();
