/** Not in TypeScript's DOM library: not every browser has it. */
interface SavePicker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }) => Promise<FileSystemFileHandle>;
}

/** Whether a place can be chosen, and read back from, before a file is made. */
export function canChoosePlace(): boolean {
  return (globalThis as SavePicker).showSaveFilePicker !== undefined;
}

/**
 * Asks where to save; must be called straight from a tap.
 * @returns null if the learner thought better of it
 */
export async function choosePlace(name: string, description: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = globalThis as SavePicker;
  const ending = name.slice(name.lastIndexOf("."));
  const types = [{ description, accept: { "application/octet-stream": [ending] } }];
  try {
    return (await showSaveFilePicker?.({ suggestedName: name, types })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

/** Writes a file to a chosen place, and gives back what lies there now. */
export async function writeTo(place: FileSystemFileHandle, file: Blob): Promise<Blob> {
  const writable = await place.createWritable();
  // Closes it, too; only then is the old file replaced.
  await file.stream().pipeTo(writable);
  return place.getFile();
}

/** Puts a file among the downloads. */
export function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // Browsers take their time to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Whether the system's share sheet takes such a file. */
export function canShare(file: File): boolean {
  // Absent in some browsers, whatever TypeScript says.
  return (navigator as Partial<Navigator>).canShare?.({ files: [file] }) ?? false;
}

/** @returns whether it was given to somebody */
export async function share(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    throw error;
  }
}
