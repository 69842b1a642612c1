import { createServer } from "node:net";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { PHONE, resultOf, scriptOf, until, type Engine } from "./engine.ts";
import { startProgram, type StartedProgram } from "./program.ts";

const START_MS = 60_000;
const SCRIPT_MS = 120_000;

/** Kept in the page: WebKit's driver has no command for the console. */
/** Runs in the page, once for each that is opened. */
function listen(): void {
  const complaints: string[] = [];
  Object.assign(globalThis, { engineComplaints: complaints });
  const { error } = console;
  console.error = (...said: unknown[]) => {
    complaints.push(said.map(String).join(" "));
    error(...said);
  };
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
}

/** Where Debian and others put the small browser that WebKitGTK's driver starts. */
function findMiniBrowser(): string | null {
  const roots = ["/usr/lib", "/usr/libexec"];
  const folders = roots.filter((root) => existsSync(root)).flatMap((root) => [root, ...foldersIn(root)]);
  const places = folders.flatMap((folder) => foldersIn(folder)).filter((path) => /webkit2?gtk-/.test(path));
  return places.map((place) => join(place, "MiniBrowser")).find((path) => existsSync(path)) ?? null;
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /linux-gnu|webkit/.test(entry.name))
    .map(({ name }) => join(folder, name));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Commands of the WebDriver standard over HTTP. */
class Http {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** @throws Error with the driver's own words */
  async send(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#base + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const { value } = (await response.json()) as { readonly value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { readonly error: string; readonly message: string };
    throw new Error(`${error}: ${message}`);
  }
}

/** Where X servers listen, wherever other temporary files go. */
const SOCKETS = join("/", "tmp", ".X11-unix");

/** A display that nobody sees: WebKitGTK has no headless mode. */
async function startDisplay(): Promise<{ readonly name: string; readonly program: StartedProgram }> {
  for (let number = 90; ; number++) {
    if (existsSync(join(SOCKETS, `X${number}`))) continue;
    const args = [`:${number}`, "-screen", "0", "800x1000x24", "-nolisten", "tcp"];
    const program = startProgram("Xvfb", args);
    await until("display", START_MS, async () => {
      program.assertRunning();
      return existsSync(join(SOCKETS, `X${number}`)) ? true : null;
    });
    return { name: `:${number}`, program };
  }
}

/**
 * Starts WebKitGTK's small browser.
 * @param driver path or name of WebKitWebDriver
 */
export async function startWebKit(driver: string): Promise<Engine> {
  const binary = findMiniBrowser();
  if (binary === null)
    throw new Error("WebKitGTK's MiniBrowser is missing (apt-get install webkit2gtk-driver).");
  const display = await startDisplay();
  const port = await freePort();
  const started = startProgram(driver, [`--port=${port}`], {
    DISPLAY: display.name,
    LC_ALL: "C.UTF-8",
    GDK_BACKEND: "x11",
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  });
  const end = async (): Promise<void> => {
    await started.end();
    await display.program.end();
  };
  try {
    const http = new Http(`http://127.0.0.1:${port}`);
    await until("answer of WebKitWebDriver", START_MS, () => {
      started.assertRunning();
      return http.send("GET", "/status").catch(() => null);
    });
    const options = { binary, args: ["--automation"] };
    const { sessionId, capabilities } = (await http.send("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          "webkitgtk:browserOptions": options,
          timeouts: { script: SCRIPT_MS, pageLoad: 60_000 },
        },
      },
    })) as { readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } };
    const session = `/session/${sessionId}`;
    await http.send("POST", `${session}/window/rect`, PHONE);
    const call: Engine["call"] = async (body, ...given) => {
      const order = { script: scriptOf(body), args: given };
      return resultOf(await http.send("POST", `${session}/execute/async`, order)) as never;
    };
    const complaints: string[] = [];
    const collect = async (): Promise<void> => {
      const said = await call(() => {
        const kept = (globalThis as { engineComplaints?: string[] }).engineComplaints;
        return kept?.splice(0) ?? [];
      });
      complaints.push(...said);
    };
    const elementId = (element: object): string => Object.values(element)[0] as string;
    return {
      title: `WebKitGTK ${capabilities.browserVersion}`,
      async open(url) {
        await collect();
        await http.send("POST", `${session}/url`, { url });
        await call(listen);
      },
      call,
      async click(element) {
        await http.send("POST", `${session}/element/${elementId(element)}/click`, {});
      },
      async press(element, keys) {
        await http.send("POST", `${session}/element/${elementId(element)}/value`, { text: keys });
      },
      async complaints() {
        await collect();
        return complaints;
      },
      async close() {
        await http.send("DELETE", session).catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
