import type { Budget, Cost } from "../submission.ts";
import { elementsOf, type KernelCost } from "./kernel-cost.ts";
import { OutOfMemory, Stopped, type Stop } from "./stop.ts";

const BYTES_PER_ELEMENT = 4;
const MEGABYTE = 2 ** 20;

/** Limit of tensors alive at once, for trusted code too. */
const MAXIMUM_BYTES = 512 * MEGABYTE;

interface Rules {
  readonly budget: Budget | null;
  readonly forbiddenOps: readonly string[];
  /** Line of the program's own code that is running now. */
  readonly currentLine: () => number | null;
  /** Told once, when the run is stopped: the program may go on for ever. */
  readonly stopped: (stop: Stop) => void;
}

const NO_RULES: Rules = { budget: null, forbiddenOps: [], currentLine: () => null, stopped: () => {} };

/** Counts what a run spends, and stops it. One per worker; `begin` starts it anew. */
export class Guard {
  #rules = NO_RULES;
  #forbidden: ReadonlySet<string> = new Set();
  #stop: Stop | null = null;
  #kernels = 0;
  #work = 0;
  #most: Cost = { kernels: 0, work: 0, bytes: 0 };

  begin(rules: Rules): void {
    this.#rules = rules;
    this.#forbidden = new Set(rules.forbiddenOps);
    this.#stop = null;
    this.#most = { kernels: 0, work: 0, bytes: 0 };
    this.beginCase();
  }

  /** The budget is per case. */
  beginCase(): void {
    this.#kernels = 0;
    this.#work = 0;
  }

  /** Nothing of the program runs any more: what the runtime does now is free. */
  end(): void {
    this.#rules = NO_RULES;
    this.#forbidden = new Set();
  }

  get stop(): Stop | null {
    return this.#stop;
  }

  /** Dearest case so far. */
  get cost(): Cost {
    return this.#most;
  }

  /**
   * Called with the name of every op that the program calls.
   * @throws Stopped if the exercise forbids it, or the run has been stopped
   */
  enter(op: string): void {
    if (this.#forbidden.size > 0 && this.#isForbidden(op)) {
      this.#stopWith(
        { kind: "forbidden-op", op, line: this.#rules.currentLine() },
        `tf.${op} is not allowed here.`,
      );
    }
  }

  /**
   * Called before every kernel.
   * @param liveBytes bytes of all tensors now alive
   * @throws Stopped past the budget; OutOfMemory if the result would be too large
   */
  charge(cost: KernelCost, liveBytes: number): void {
    if (this.#stop) throw new Stopped("This run has been stopped.");
    this.#kernels += 1;
    this.#work += cost.work;
    this.checkSize(cost.outputElements, liveBytes);
    this.#most = {
      kernels: Math.max(this.#most.kernels, this.#kernels),
      work: Math.max(this.#most.work, this.#work),
      bytes: Math.max(this.#most.bytes, liveBytes + cost.outputElements * BYTES_PER_ELEMENT),
    };
    const { budget } = this.#rules;
    if (budget && (this.#kernels > budget.kernels || this.#work > budget.work)) {
      this.#stopWith({ kind: "op-budget" }, "Too many tensor operations.");
    }
  }

  /** @throws OutOfMemory if so many elements more would be too many */
  checkSize(elements: number, liveBytes: number): void {
    const limit = Math.min(this.#rules.budget?.bytes ?? MAXIMUM_BYTES, MAXIMUM_BYTES);
    const bytes = elements * BYTES_PER_ELEMENT;
    if (!(liveBytes + bytes <= limit)) {
      throw new OutOfMemory(
        `A tensor of ${elements} elements needs ${Math.ceil(bytes / MEGABYTE)} MB; ` +
          `all tensors together may take ${Math.floor(limit / MEGABYTE)} MB.`,
      );
    }
  }

  /** @throws OutOfMemory if a tensor of this shape would be too large; RangeError if it is no shape */
  checkShape(shape: readonly number[], liveBytes: number): void {
    this.checkSize(elementsOf(shape), liveBytes);
  }

  /** @throws Stopped always: WebGPU cannot be read in the middle of a computation */
  readsValues(op: string): never {
    return this.#stopWith(
      { kind: "reads-values", op, line: this.#rules.currentLine() },
      "On WebGPU a tensor's values cannot be read at once; use `await x.data()`.",
    );
  }

  /** @throws Stopped always: the backend has no such kernel */
  lacksKernel(kernel: string): never {
    return this.#stopWith(
      { kind: "lacks-kernel", kernel, line: this.#rules.currentLine() },
      `This backend has no ${kernel}.`,
    );
  }

  #isForbidden(op: string): boolean {
    if (this.#forbidden.has(op)) return true;
    const dot = op.indexOf(".");
    return dot > 0 && this.#forbidden.has(op.slice(0, dot));
  }

  #stopWith(stop: Stop, message: string): never {
    if (!this.#stop) {
      this.#stop = stop;
      this.#rules.stopped(stop);
    }
    throw new Stopped(message);
  }
}
