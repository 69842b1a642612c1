import { describe, expect, it } from "vitest";

import { parseFrameReply, parseFrameRequest, type FrameReply, type FrameRequest } from "./messages.ts";

describe("page and frame", () => {
  it.each<FrameRequest>([
    { type: "ping" },
    { type: "spawn", worker: 1, runtime: new Blob([""]) },
    { type: "send", worker: 1, message: { any: "thing" } },
    { type: "kill", worker: 2 },
  ])("the frame understands $type", (request) => {
    expect(parseFrameRequest(request)).toEqual(request);
  });

  it.each<FrameReply>([
    { type: "alive" },
    { type: "said", worker: 1, message: 4 },
    { type: "flooded", worker: 1 },
    { type: "failed", worker: 1, reason: "no" },
  ])("the page understands $type", (reply) => {
    expect(parseFrameReply(reply)).toEqual(reply);
  });

  it.each([null, "ping", {}, { type: "spawn", worker: 1, runtime: "text" }, { type: "kill", worker: "1" }])(
    "anything else is ignored: %o",
    (message) => {
      expect(parseFrameRequest(message)).toBeNull();
      expect(parseFrameReply(message)).toBeNull();
    },
  );
});
