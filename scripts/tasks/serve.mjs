import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Files under this folder have a hash of their contents in their names. */
const HASHED = "/_app/immutable/";

/**
 * Serves a production build as a static host would: hashed files are cached for ever, everything else is asked for
 * anew, and a path that is no file gets 404.html.
 * @param {object} options
 * @param {string} options.folder absolute path of the build
 * @param {string} [options.base] sub-path under which it was built, e.g. "/gradus"
 * @param {number} [options.port] 0 takes any that is free
 * @param {string} [options.host] address to listen on; without it, this machine only
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} `url` ends with a slash
 * @throws {Error} with code "EADDRINUSE" if the port is taken
 */
export async function serveBuild({ folder, base = "", port = 0, host = "127.0.0.1" }) {
  const { default: sirv } = await import("sirv");
  const notFound = readFileSync(join(folder, "404.html"));
  const files = sirv(folder, {
    etag: true,
    setHeaders(response, path) {
      response.setHeader(
        "Cache-Control",
        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
    onNoMatch(_request, response) {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" });
      response.end(notFound);
    },
  });

  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (base !== "" && !path.startsWith(`${base}/`)) {
      const isRoot = path === "/" || path === base;
      response.writeHead(isRoot ? 302 : 404, isRoot ? { Location: `${base}/` } : {}).end();
      return;
    }
    request.url = path.slice(base.length);
    files(request, response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(undefined));
  });

  const address = server.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host === "127.0.0.1" ? host : "localhost"}:${actualPort}${base}/`,
    port: actualPort,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
