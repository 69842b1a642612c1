import { assertNever } from "#lib/core/assert-never.ts";
import { ok, type Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { expectedWorkload } from "#lib/scheduling/optimiser/workload.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { PackedLog } from "#lib/store/packed-log.ts";
import { unpackEvents } from "#lib/store/unpack-events.ts";
import { loadOptimiser } from "./fsrs-browser.ts";
import { fitLog, surveyLog } from "./fit-log.ts";
import type { OptimiserAnswers, OptimiserReply, OptimiserRequest } from "./protocol.ts";
import { rescheduleLog } from "./reschedule-log.ts";

/* Runs as a worker: everything about a whole log happens here, so that the page stays awake. */

function say(reply: OptimiserReply): void {
  self.postMessage(reply);
}

function progress(share: number): void {
  say({ kind: "progress", share });
}

type Answer = Result<OptimiserAnswers[keyof OptimiserAnswers], ChunkProblem>;

async function answerTo(request: OptimiserRequest): Promise<Answer> {
  switch (request.kind) {
    case "survey": {
      const events = unpacked(request.log);
      return events.ok ? ok(surveyLog(events.value, request.question)) : events;
    }
    case "fit": {
      // The one large thing here is on its way while the log is read; a survey or a simulation does without.
      const loading = loadOptimiser();
      // Whoever does not wait for it has no use for its failure either.
      loading.catch(() => undefined);
      const events = unpacked(request.log);
      if (!events.ok) return events;
      const outcome = await fitLog(events.value, request.question, async (items) => {
        const train = await loading;
        return train(items, progress);
      });
      return ok(outcome);
    }
    case "workload":
      return ok(
        request.retentions.map((retention, index) => {
          progress(index / request.retentions.length);
          return expectedWorkload(request.question, retention);
        }),
      );
    case "reschedule": {
      const events = unpacked(request.log);
      return events.ok ? ok(rescheduleLog(events.value, request.question, progress)) : events;
    }
    default:
      return assertNever(request);
  }
}

function unpacked({ chunks, tail }: PackedLog): Result<readonly ReviewEvent[], ChunkProblem> {
  const events: ReviewEvent[] = [];
  for (const chunk of chunks) {
    const some = unpackEvents(chunk);
    if (!some.ok) return some;
    for (const event of some.value) events.push(event);
  }
  for (const event of tail) events.push(event);
  return ok(events);
}

self.onmessage = (event: MessageEvent<OptimiserRequest>) => {
  answerTo(event.data)
    .then((answer) => say(answer.ok ? { kind: "answer", answer: answer.value } : answer.error))
    .catch((error: unknown) => say({ kind: "broken", detail: String(error) }));
};
