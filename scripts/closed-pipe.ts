import process from "node:process";

/** A reader that has seen enough, as in `npm run cards -- note.md | head`, ends the command without a complaint. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
