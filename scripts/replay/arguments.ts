import { err, ok, type Result } from "#lib/core/result.ts";

export const HELP = `Usage: npm run --silent replay -- LOG.jsonl [--settings S.json]
       npm run --silent replay -- --golden

Schedules a log of reviews again and prints, for each review, one JSON line.

LOG.jsonl  one review a line: {"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}
           "at" is an ISO date-time with its offset (or Z); "rating" is 1 Again, 2 Hard, 3 Good, 4 Easy;
           other fields are ignored. "-", or nothing when something is piped in, reads standard input.
--settings a JSON object with any of: desiredRetention (0.9), maximumInterval (36500 days),
           learningSteps (["1m","10m"]), relearningSteps (["10m"]) in minutes or as "30s", "10m", "2h", "1d",
           rolloverHour (4), fuzz (false), weights (21 FSRS-6 parameters), learnAheadMinutes (20).
--golden   replays what is known from elsewhere instead, prints each value with "ok" or "differs", and ends with
           exit code 1 if one differs.

Reviews are taken in the order of time, whatever the order of the lines; those of one instant as they stand.
The output is in that order:
  card, phase (after the review), stability (days), difficulty (1 to 10),
  elapsedDays   whole study days since the card's last review, 0 for the first
  intervalDays  whole study days until it is due, 0 in steps of less than a day
  due           ISO date-time in the review's own offset: the instant of a step, or the start of the due study day

A study day begins at the rollover hour, local time. Mistakes in the input: one line on standard error, exit code 2.
`;

/** What the command was asked to do. "-" is standard input. */
export type Request =
  | { readonly kind: "help" }
  | { readonly kind: "golden" }
  | { readonly kind: "replay"; readonly log: string; readonly settings: string | null };

/**
 * Reads the command line.
 * @param piped whether something is piped in, so that the log need not be named
 */
export function parseArguments(args: readonly string[], piped: boolean): Result<Request, string> {
  if (args.includes("--help") || args.includes("-h")) return ok({ kind: "help" });
  if (args.includes("--golden"))
    return args.length === 1 ? ok({ kind: "golden" }) : err("--golden takes no log and no other option");
  let log: string | null = null;
  let settings: string | null = null;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? "";
    if (argument === "--settings" || argument.startsWith("--settings=")) {
      const inline = argument.split("=").slice(1).join("=");
      const path = argument === "--settings" ? args[(index += 1)] : inline;
      if (path === undefined || path === "") return err("--settings needs a file: --settings S.json");
      if (settings !== null) return err("--settings may be given only once");
      settings = path;
    } else if (argument.startsWith("-") && argument !== "-") {
      return err(`unknown option ${argument}; see --help`);
    } else if (log !== null) {
      return err(`only one log can be replayed, but there are ${log} and ${argument}`);
    } else {
      log = argument;
    }
  }
  if (log === null && !piped) return err("which log? replay -- LOG.jsonl, or see --help");
  return ok({ kind: "replay", log: log ?? "-", settings });
}
