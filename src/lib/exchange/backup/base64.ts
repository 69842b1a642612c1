/** A text of at most this many characters is made at once: more arguments than that overflow the stack. */
const PIECE = 0x2000;

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(text);
}

/** @throws SyntaxError if the text is not base64 */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = unpacked(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function unpacked(base64: string): string {
  try {
    return atob(base64);
  } catch {
    throw new SyntaxError("This is not base64.");
  }
}
