/** What the browser says about keeping the learner's data, and how much there is. */
export class StoragePromise {
  persistent = $state<boolean | null>(null);
  usedBytes = $state<number | null>(null);
  /** How much the browser would give in all. */
  quotaBytes = $state<number | null>(null);
  /** It was asked a moment ago and did not promise. */
  refused = $state(false);

  /** Reads the present state; browsers without the API leave it null. */
  async refresh(): Promise<void> {
    const manager = storageManager();
    this.persistent = (await manager?.persisted?.()) ?? null;
    const estimate = await manager?.estimate?.();
    this.usedBytes = estimate?.usage ?? null;
    this.quotaBytes = estimate?.quota ?? null;
  }

  /** Asks the browser not to clear the data by itself. */
  async ask(): Promise<void> {
    const promised = await storageManager()?.persist?.();
    this.refused = promised !== true;
    await this.refresh();
  }
}

/** Absent on insecure origins and in some private windows. */
export function storageManager(): Partial<StorageManager> | undefined {
  return navigator.storage;
}
