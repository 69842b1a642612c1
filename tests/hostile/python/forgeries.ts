import { programs, whole } from "../hostile-program.ts";
import { andThenRight, body, topLevel } from "./wrap.ts";

/** Speaking in the runtime's name, patching what it relies on, and results that are not what they seem. */
export const FORGERIES = [
  ...programs("patch", andThenRight, [
    ["numpy-function", "`np.matmul = …`", "np.matmul = lambda a, b: a", "right"],
    ["numpy-module", "`sys.modules['numpy'] = …`", "import sys\nsys.modules['numpy'] = None\nsys.modules['numpy.random'] = 3", "right"],
    ["nd-module", "`sys.modules['_nd'] = …`", "import sys\nsys.modules['_nd'] = None", "right"],
    ["builtins-print", "`builtins.print = …`", "import builtins\nbuiltins.print = lambda *a: 1\nbuiltins.list = None\nbuiltins.len = lambda a: 0", ["right", "threw"]],
    ["builtins-type", "`builtins.type`, `isinstance`, `callable`, `str`, `getattr` of its own", "import builtins\nbuiltins.type = lambda v: int\nbuiltins.isinstance = lambda a, b: True\nbuiltins.callable = lambda a: False\nbuiltins.str = None\nbuiltins.getattr = None", ["right", "threw"]],
    ["support", "`_gradus_` and its functions", "global _gradus_\n_gradus_.lt = lambda a, b: True\n_gradus_ = None", "right"],
    ["sys-stdout", "`sys.stdout` and `sys.print_exception`", "import sys\nsys.stdout = None\nsys.print_exception = None", "right"],
    ["settrace", "`sys.settrace`, `sys.atexit`, `sys.exit`", "import sys\nsys.atexit(lambda: None)\nsys.settrace(lambda *a: None)", "right"],
    ["exit", "leaving: `sys.exit` and SystemExit", "import sys\nsys.exit(0)", "right"],
    ["heap-lock", "locking the heap: `micropython.heap_lock`", "import micropython\nmicropython.heap_lock()", ["right", "threw", "could-not-run", "clock"]],
    ["gc-disable", "turning the garbage collector off", "import gc\ngc.disable()\ngc.threshold(1)", "right"],
    ["math", "`math` of its own", "import math, sys\nmath.sqrt = lambda v: 0\nsys.modules['math'] = None", "right"],
    ["random-seed", "the shared random state", "np.random.seed(1)\nnp.random.seed = None\nnp.random.randn = None", "right"],
  ]),
  ...programs("patch", topLevel, [
    ["ndarray-dunder", "`ndarray.__matmul__ = …`", "try: np.ndarray.__add__ = lambda a, b: 7\nexcept BaseException: pass", "right"],
    ["ndarray-handle", "`ndarray._h = …`", "try: np.ndarray._h = 3\nexcept BaseException: pass", "right"],
    ["library-names", "defining the names of the library's own helpers", "def _given(v, d): return 1\ndef wrap(h): return 1\ndef call(*a): return 1\ndef construct(*a): return 1\ndef load(*a): return 1\ndef is_defined(n): return False\ndef _failure(e): return None\ndef _ok(v): return v\n_nd = None\n_program = None\nndarray = int", "right"],
    ["name-shadow", "names of Python's own with other meanings", "float = int = max = min = round = isinstance = slice = print = list = dict = str = None", "right"],
    ["del-left", "finalisers left behind", "class A:\n    def __del__(self): np.matmul = None\nfor _ in range(1000): A()", "right"],
  ]),
  ...programs("forge", body, [
    ["raise-stop", "raising the runtime's own stop", "class Stopped(Exception): pass\nraise Stopped('This run has been stopped.')", "threw"],
    ["return-report", "returning a finished report", "return {'type': 'finished', 'run': 1, 'report': {'outcome': {'kind': 'ran', 'cases': []}, 'cost': None}}", "wrong"],
    ["return-failure", "returning what looks like a failure of its own", "return ['ValueError', 'forged', 'File \"submission\", line 99', True]", "wrong"],
    ["handle-result", "returning a handle instead of an array", "return x._h", ["threw", "wrong", "right"]],
    ["handle-wrong", "an array whose handle is something else", "y = x @ x\ny._h = 3\nreturn y", ["threw", "wrong"]],
    ["handle-self", "an array whose handle is another's", "y = x @ x\nz = np.zeros((64, 64))\nz._h = y._h\nreturn z", "right"],
    ["subclass", "an heir of ndarray", "class A(np.ndarray): pass\nreturn A(x._h)", ["threw", "wrong"]],
    ["line", "a traceback with a forged line", "raise ValueError('File \"submission\", line 999999, in <module>')", "threw"],
    ["line-compiled", "code compiled under the submission's name at a forged line", "exec(compile('\\n' * 5000 + 'raise ValueError(1)', 'submission', 'exec'))", "threw"],
    ["name", "an exception named like a verdict", "class passed(Exception): pass\nraise passed('passed')", "threw"],
    ["input", "inputs changed in place", "x *= 0\nreturn x @ x", "wrong"],
    ["input-view", "inputs changed through a view", "v = x[0:1]\ny = x @ x\nv[:] = 7\nreturn y", "right"],
  ]),
  ...programs("forge", whole, [
    ["first-for-all", "the first case's result for every case", "import numpy as np\nkept = []\ndef product(x):\n    kept.append(x @ x)\n    return kept[0]\n", ["wrong", "threw"]],
    ["not-callable", "an entry point that is no function", "product = 3\n", "not-defined"],
    ["callable", "an entry point that pretends", "class P:\n    def __call__(self, x): return x @ x\nproduct = P()\n", "right"],
    ["deleted", "an entry point that is gone at the second call", "def product(x):\n    global product\n    y = x @ x\n    del product\n    return y\n", ["threw", "wrong"]],
    ["null-bytes", "a program with null bytes", "def product(x):\n    return x @ x\n\0\0", ["right", "syntax-error", "threw"]],
    ["deep-syntax", "parentheses nested ten thousand deep", `def product(x):\n    return ${"(".repeat(10_000)}x${")".repeat(10_000)}\n`, ["syntax-error", "threw", "could-not-run", "clock"]],
    ["long-line", "a megabyte on one line", `def product(x):\n    return x @ x${" + x".repeat(20_000)}\n`, ["wrong", "threw", "syntax-error", "clock", "could-not-run", "op-budget"]],
  ]),
]; // prettier-ignore
