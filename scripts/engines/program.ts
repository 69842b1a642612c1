import { spawn } from "node:child_process";
import { once } from "node:events";

export interface StartedProgram {
  /** What it has written so far, to either stream. */
  readonly lines: readonly string[];
  /** @throws Error with its last words if it has ended */
  assertRunning(): void;
  /** Ends it and everything that it started. */
  end(): Promise<void>;
}

const LAST_WORDS = 20;
const GRACE_MS = 3_000;

/** Starts a program in a process group of its own. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): StartedProgram {
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let failure: Error | null = null;
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  child.on("error", (error) => (failure = error));
  child.on("close", () => (hasEnded = true));

  function signal(name: NodeJS.Signals): void {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The whole group is gone already.
    }
  }
  // A test that is ended from outside leaves no browser behind.
  const endAtExit = (): void => signal("SIGKILL");
  process.once("exit", endAtExit);

  return {
    lines,
    assertRunning() {
      if (failure) throw new Error(`${program} did not start: ${failure.message}`);
      if (hasEnded) throw new Error(`${program} has ended:\n${lines.slice(-LAST_WORDS).join("\n")}`);
    },
    async end() {
      process.off("exit", endAtExit);
      if (hasEnded || failure) return;
      const closed = once(child, "close");
      signal("SIGTERM");
      const timer = setTimeout(() => signal("SIGKILL"), GRACE_MS);
      await closed;
      clearTimeout(timer);
      signal("SIGKILL");
    },
  };
}
