/** 80 random bits as 20 hex digits; `randomUUID` is missing where the page is served without https. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
