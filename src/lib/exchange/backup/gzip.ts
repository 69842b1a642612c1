import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";

/** Every gzip file begins with these. */
const MAGIC = [0x1f, 0x8b] as const;

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Whether this browser can compress; without it a backup is written as plain text. */
function canCompress(): boolean {
  return typeof CompressionStream !== "undefined";
}

/** The bytes as gzip where that is possible, else as they are. */
export function compressed(bytes: Bytes): Bytes {
  return canCompress() ? bytes.pipeThrough(new CompressionStream("gzip")) : bytes;
}

/**
 * The bytes of a file, unpacked if they are packed.
 * @param onBytes told how many bytes of the file were read so far
 */
export async function unpacked(
  file: Blob,
  onBytes: (read: number) => void,
): Promise<Result<Bytes, { readonly kind: "cannot-unpack" }>> {
  const start = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  const isPacked = MAGIC.every((byte, index) => start[index] === byte);
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      read += bytes.length;
      onBytes(read);
      controller.enqueue(bytes);
    },
  });
  const bytes = file.stream().pipeThrough(counted);
  if (!isPacked) return ok(bytes);
  if (typeof DecompressionStream === "undefined") return err({ kind: "cannot-unpack" });
  return ok(bytes.pipeThrough(new DecompressionStream("gzip")));
}
