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

/** The bytes of a file as they come. */
export interface Unpacked {
  readonly bytes: Bytes;
  /** How it went, once they have come to an end; packed bytes that were changed are damaged, those that end too early are not. */
  readonly ended: Promise<"whole" | "cut-off" | "damaged">;
}

/**
 * The bytes of a file, unpacked if they are packed.
 * @param onBytes told how many bytes of the file were read so far
 */
export async function unpacked(
  file: Blob,
  onBytes: (read: number) => void,
): Promise<Result<Unpacked, { readonly kind: "cannot-unpack" }>> {
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
  if (!isPacked) return ok({ bytes, ended: Promise.resolve("whole") });
  if (typeof DecompressionStream === "undefined") return err({ kind: "cannot-unpack" });
  const { readable, writable } = new DecompressionStream("gzip");
  return ok({ bytes: readable, ended: writeAll(bytes, writable.getWriter()) });
}

/** Hands over what is to be unpacked: what fails only when the bytes have an end lacks the rest of them. */
async function writeAll(
  bytes: Bytes,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<"whole" | "cut-off" | "damaged"> {
  const reader = bytes.getReader();
  let at: "damaged" | "cut-off" = "damaged";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      await writer.write(value);
    }
    at = "cut-off";
    await writer.close();
    return "whole";
  } catch {
    await reader.cancel().catch(() => undefined);
    return at;
  }
}
