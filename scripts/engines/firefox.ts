import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PHONE, resultOf, scriptOf, until, type Engine } from "./engine.ts";
import { Marionette } from "./marionette.ts";
import { startProgram } from "./program.ts";

const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  // 0 takes a free port and writes it into the profile.
  "marionette.port": 0,
  "intl.accept_languages": "en",
  "browser.dom.window.dump.enabled": true,
  "devtools.console.stdout.content": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "app.update.auto": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "extensions.getAddons.cache.enabled": false,
};

const START_MS = 60_000;
const SCRIPT_MS = 120_000;
const COMPLAINT = /^(console\.error|JavaScript error):/;
/** Firefox's own parts complain too: of services that are out of reach. */
const OWN = /^console\.error: (RSLoader|[A-Za-z.]+:) |^JavaScript error: (resource|chrome|moz-extension):/;

function portIn(profile: string): number | null {
  try {
    const port = Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8"));
    return port > 0 ? port : null;
  } catch {
    return null;
  }
}

/**
 * Starts a headless Firefox with a profile of its own.
 * @param program path or name of the executable
 */
export async function startFirefox(program: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), "gradus-firefox-"));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), `${lines.join("\n")}\n`);
  const started = startProgram(program, ["--marionette", "--headless", "--no-remote", "--profile", profile]);
  const end = async (): Promise<void> => {
    await started.end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const port = await until("port of Firefox", START_MS, async () => {
      started.assertRunning();
      return portIn(profile);
    });
    const firefox = await Marionette.connect(port);
    const { capabilities } = (await firefox.send("WebDriver:NewSession", {
      capabilities: { alwaysMatch: { timeouts: { script: SCRIPT_MS, pageLoad: 60_000 } } },
    })) as { readonly capabilities: { readonly browserVersion: string } };
    await firefox.send("WebDriver:SetWindowRect", PHONE);
    const elementId = (element: object): string => Object.values(element)[0] as string;
    return {
      title: `Firefox ${capabilities.browserVersion}`,
      async open(url) {
        await firefox.send("WebDriver:Navigate", { url });
      },
      async call(body, ...given) {
        const parameters = { script: scriptOf(body), args: given, newSandbox: true };
        const answered = await firefox.send("WebDriver:ExecuteAsyncScript", parameters);
        return resultOf((answered as { readonly value: unknown }).value) as never;
      },
      async click(element) {
        await firefox.send("WebDriver:ElementClick", { id: elementId(element) });
      },
      async press(element, keys) {
        await firefox.send("WebDriver:ElementSendKeys", { id: elementId(element), text: keys });
      },
      async complaints() {
        return started.lines.filter((line) => COMPLAINT.test(line) && !OWN.test(line));
      },
      async close() {
        firefox.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
