import { programs } from "../hostile-program.ts";
import { body } from "./wrap.ts";

/** The GPU: queues that no kill takes back, sizes that no device has, values that cannot be read. */
export const GPU = [
  ...programs("gpu", body, [
    ["loop", "array operations without end", "while True: x @ x", "op-budget"],
    ["loop-catching", "array operations that catch everything", "while True:\n    try: x @ x\n    except BaseException: pass", "op-budget"],
    ["loop-in-place", "in-place operations without end", "y = x.copy()\nwhile True: y += 1", "op-budget"],
    ["loop-views", "views without end", "while True: y = x[1:].T", ["op-budget", "clock"]],
    ["loop-random", "random arrays without end", "while True: np.random.randn(64, 64)", ["op-budget", "clock", "threw"]],
    ["loop-assign", "assignments to elements without end", "y = x.copy()\nwhile True: y[0, 0] = 1", "op-budget"],
    ["caught-then-right", "operations without end, caught, then an answer", "try:\n    while True: x @ x\nexcept BaseException: pass\nreturn x @ x", "op-budget"],
    ["huge-matmul", "products larger than the budget", "y = np.ones((2000, 2000))\nfor _ in range(99): y = y @ y\nreturn y", ["op-budget", "threw"]],
    ["zeros", "zeros that no device holds", "return np.zeros((100000, 100000))", "threw"],
    ["tile", "a tile that no device holds", "return np.tile(x, (10000, 10000))", "threw"],
    ["outer", "an outer product that no device holds", "return np.outer(np.ones(100000), np.ones(100000))", "threw"],
    ["shape-negative", "negative sizes", "return np.zeros((-5, 4))", "threw"],
    ["shape-text", "text as a size", "return np.zeros('5')", "threw"],
    ["shape-huge-integer", "a size of a hundred digits", "return np.zeros(10 ** 100)", ["threw", "wrong"]],
    ["shape-nan", "a size that is no number", "return np.zeros((float('nan'), 2))", "threw"],
    ["shape-lie", "a size that changes between two looks", "class N:\n    def __index__(self): return 10 ** 9\n    def __int__(self): return 1\nreturn np.zeros((N(), 1))", ["threw", "wrong"]],
    ["read", "values read in the middle", "return 1 if x[0, 0] > 0 else 2", "reads-values"],
    ["read-caught", "values read in the middle, caught", "try:\n    y = float(x[0, 0])\nexcept BaseException: pass\nreturn x @ x", "reads-values"],
    ["forbidden", "an operation that the exercise forbids, caught", "try:\n    np.sort(x)\nexcept BaseException: pass\nreturn x @ x", "forbidden-op"],
  ], { backend: "webgpu" }),
]; // prettier-ignore
