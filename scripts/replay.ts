import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { isatty } from "node:tty";

import { err, ok, type Result } from "#lib/core/result.ts";
import { parseSettings } from "#lib/scheduling/parse-settings.ts";
import { settingsErrorMessage } from "#lib/scheduling/settings-error.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";
import "./closed-pipe.ts";
import { HELP, parseArguments } from "./replay/arguments.ts";
import { agrees, goldenValues } from "./replay/golden.ts";
import { replayLog } from "./replay/replay-log.ts";
import { parseLog } from "./replay/review-line.ts";

/** Exit code where a golden value differs. */
const DIFFERS = 1;

/** Exit code of a command whose input is wrong. */
const BAD_INPUT = 2;

const STANDARD_INPUT = 0;

/** Everything to print, or one line that says what is wrong and where. */
async function run(args: readonly string[]): Promise<Result<string, string>> {
  const request = parseArguments(args, !isatty(STANDARD_INPUT));
  if (!request.ok) return request;
  if (request.value.kind === "help") return ok(HELP);
  if (request.value.kind === "golden") return ok(golden());
  const settings = await readSettings(request.value.settings);
  if (!settings.ok) return settings;

  const { log } = request.value;
  const name = log === "-" ? "standard input" : log;
  const lines = await readText(log);
  if (!lines.ok) return lines;
  const reviews = parseLog(lines.value);
  if (!reviews.ok) {
    const { line, message } = reviews.error;
    return err(line === null ? `${name}: ${message}` : `${name}:${line}: ${message}`);
  }
  const replayed = replayLog(reviews.value, settings.value);
  return ok(replayed.map((review) => `${JSON.stringify(review)}\n`).join(""));
}

/** A line a value; the exit code says whether all are right. */
function golden(): string {
  const values = goldenValues();
  if (!values.every(agrees)) process.exitCode = DIFFERS;
  return values
    .map((value) =>
      agrees(value)
        ? `ok       ${value.name}: ${value.actual}\n`
        : `differs  ${value.name}: ${value.actual}, should be ${value.expected}\n`,
    )
    .join("");
}

async function readSettings(path: string | null): Promise<Result<SchedulingSettings, string>> {
  if (path === null) return ok(DEFAULT_SETTINGS);
  const json = await readText(path);
  if (!json.ok) return json;
  let value: unknown;
  try {
    value = JSON.parse(json.value.replace(/^\uFEFF/, ""));
  } catch (error) {
    return err(`${path}: not JSON: ${(error as Error).message.replaceAll("\n", " ")}`);
  }
  const settings = parseSettings(value);
  return settings.ok ? settings : err(`${path}: ${settingsErrorMessage(settings.error, "en")}`);
}

async function readText(path: string): Promise<Result<string, string>> {
  try {
    return ok(path === "-" ? await text(process.stdin) : await readFile(path, "utf8"));
  } catch (error) {
    return err(`${path}: cannot be read: ${(error as Error).message}`);
  }
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const result = await run(process.argv.slice(2));
if (result.ok) {
  process.stdout.write(result.value);
} else {
  process.stderr.write(`replay: ${result.error}\n`);
  process.exitCode = BAD_INPUT;
}
