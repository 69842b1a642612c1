/** What the browser says about keeping the learner's data, and how much there is. */
export class StoragePromise {
  persistent = $state<boolean | null>(null);
  usedBytes = $state<number | null>(null);

  /** Reads the present state; browsers without the API leave it null. */
  async refresh(): Promise<void> {
    const manager = storageManager();
    this.persistent = (await manager?.persisted?.()) ?? null;
    this.usedBytes = (await manager?.estimate?.())?.usage ?? null;
  }

  /** Asks the browser not to clear the data by itself. */
  async ask(): Promise<void> {
    await storageManager()?.persist?.();
    await this.refresh();
  }
}

/** Absent on insecure origins and in some private windows. */
function storageManager(): Partial<StorageManager> | undefined {
  return navigator.storage;
}
