import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import sirv from "sirv";

import { ensureBuilt } from "../../tasks/build.mjs";

/** What databases belong to: the same at every run, whatever port is free. */
export const ORIGIN = "http://gradus.localhost";

export interface ServedOrigin {
  /** Leads the browser from the origin's name to the port. */
  readonly flag: string;
  close(): void;
}

/**
 * The production build, and pages of ours beside it, as one origin.
 * @param sites absolute paths of folders
 */
export async function serveOrigin(sites: readonly string[] = []): Promise<ServedOrigin> {
  const { folder } = await ensureBuilt({ base: "" });
  const setHeaders = (response: { setHeader: (name: string, value: string) => void }, path: string): void =>
    response.setHeader(
      "Cache-Control",
      path.includes("/immutable/") ? "max-age=31536000, immutable" : "no-cache",
    );
  const handlers = [folder, ...sites].map((each) => sirv(each, { etag: true, setHeaders }));
  const server = createServer((request, response) => {
    const tryFrom = (at: number): void => {
      const handler = handlers[at];
      if (handler === undefined) response.writeHead(404).end();
      else handler(request, response, () => tryFrom(at + 1));
    };
    tryFrom(0);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    flag: `--host-resolver-rules=MAP gradus.localhost:80 127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
