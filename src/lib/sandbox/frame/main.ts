/**
 * The only script of the sandbox's frame. It takes one port from the page that made it, starts workers, passes messages
 * on and counts them. It never reads what the workers say.
 */
import { FramedWorker } from "./framed-worker.ts";
import { GREETING, parseFrameRequest, type FrameReply, type FrameRequest } from "./messages.ts";

const workers = new Map<number, FramedWorker>();

function obey(request: FrameRequest, reply: (reply: FrameReply) => void): void {
  switch (request.type) {
    case "ping":
      reply({ type: "alive" });
      return;
    case "spawn": {
      const { worker } = request;
      const framed = new FramedWorker(request.runtime, {
        said: (message) => reply({ type: "said", worker, message }),
        flooded: () => {
          workers.delete(worker);
          reply({ type: "flooded", worker });
        },
        failed: (reason) => {
          workers.delete(worker);
          reply({ type: "failed", worker, reason });
        },
      });
      workers.set(worker, framed);
      return;
    }
    case "send":
      workers.get(request.worker)?.send(request.message);
      return;
    case "kill":
      workers.get(request.worker)?.end();
      workers.delete(request.worker);
  }
}

function greeted(event: MessageEvent<unknown>): void {
  const port = event.ports[0];
  if (event.source !== window.parent || event.data !== GREETING || !port) return;
  window.removeEventListener("message", greeted);
  const reply = (message: FrameReply): void => port.postMessage(message);
  port.onmessage = (message: MessageEvent<unknown>) => {
    const request = parseFrameRequest(message.data);
    if (request) obey(request, reply);
  };
  reply({ type: "alive" });
}

window.addEventListener("message", greeted);
