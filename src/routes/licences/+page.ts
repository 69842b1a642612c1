import { asset } from "$app/paths";

interface Licence {
  name: string;
  version: string;
  licence: string;
  text?: string;
}

/** The list is made when the app is built. */
export async function load({ fetch }: { fetch: typeof globalThis.fetch }): Promise<{ licences: Licence[] }> {
  const reply = await fetch(asset("/licences.json"));
  return { licences: (await reply.json()) as Licence[] };
}
