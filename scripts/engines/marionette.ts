import { connect, type Socket } from "node:net";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Firefox's error, as its protocol writes it. */
interface RemoteError {
  readonly error: string;
  readonly message: string;
}

/**
 * Firefox's own remote protocol, which geckodriver speaks: `LENGTH:[0, id, command, parameters]` over TCP, answered by
 * `LENGTH:[1, id, error, result]`. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #count = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#readAll();
    });
    const end = (error?: Error): void => {
      for (const { reject } of this.#waiting.values()) reject(error ?? new Error("Firefox has gone."));
      this.#waiting.clear();
    };
    socket.on("error", end);
    socket.on("close", () => end());
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => resolve(new Marionette(socket)));
    });
  }

  /** @throws Error with Firefox's own words */
  send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#count;
    const message = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #readAll(): void {
    for (;;) {
      const colon = this.#received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString("latin1", 0, colon));
      if (this.#received.length < end) return;
      this.#take(JSON.parse(this.#received.toString("utf8", colon + 1, end)));
      this.#received = this.#received.subarray(end);
    }
  }

  #take(message: unknown): void {
    // The first message is a greeting.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message as [number, number, RemoteError | null, unknown];
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }
}
