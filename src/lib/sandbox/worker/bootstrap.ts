import type * as runtimeModule from "./main.ts";

/**
 * The whole text of the sandbox's worker. It imports the runtime from a blob that it made itself: a `data:` URL may not
 * hold more than 2 MB, starts slower, and a blob made in the frame is another origin's.
 */
interface FirstMessage {
  readonly runtime: Blob;
  readonly port: MessagePort;
}

addEventListener(
  "message",
  (event: MessageEvent<FirstMessage>) => {
    const { runtime, port } = event.data;
    const url = URL.createObjectURL(runtime);
    import(url).then(
      (module: typeof runtimeModule) => {
        URL.revokeObjectURL(url);
        module.start(port);
      },
      (error: unknown) => {
        port.postMessage({ type: "broken", reason: String(error) });
      },
    );
  },
  { once: true },
);
