import { programs } from "../hostile-program.ts";
import { body, topLevel } from "./wrap.ts";

/** Programs without end, in every form that the language has. */
export const LOOPS = [
  ...programs("loop", body, [
    ["while", "`while True`", "while True: pass", "clock"],
    ["for", "`for` over a generator without end", "def g():\n    while True: yield 1\nfor _ in g(): pass", "clock"],
    ["catching", "a loop that catches every exception", "while True:\n    try: 1 / 0\n    except: pass", "clock"],
    ["base-exception", "a loop that catches KeyboardInterrupt and SystemExit too", "while True:\n    try: raise KeyboardInterrupt\n    except BaseException: pass", "clock"],
    ["finally", "a `finally` that goes on", "while True:\n    try: raise ValueError\n    except ValueError: pass\n    finally: x = 1", "clock"],
    ["recursion", "recursion without end", "def f(n): return f(n + 1) + 1\nreturn f(0)", "threw"],
    ["recursion-caught", "recursion that catches its own overflow", "def f():\n    try: f()\n    except BaseException: f()\nf()", ["clock", "threw", "could-not-run"]],
    ["big-integer", "a number of ten million digits", "return 10 ** (10 ** 7) % 7", ["clock", "threw"]],
    ["big-power", "powers of powers", "n = 3\nwhile True: n = n * n", ["clock", "threw"]],
    ["text-doubling", "doubling a text", "s = 'x'\nwhile True: s += s", ["clock", "threw"]],
    ["range", "a range of a million million", "for i in range(10 ** 12): pass", "clock"],
    ["comprehension", "a sum over a million million", "return sum(i for i in range(10 ** 12))", ["clock", "threw"]],
    ["sort", "sorting by a lying key, again and again", "a = list(range(2000))\nwhile True: a.sort(key=lambda v: -v)", "clock"],
    ["nested", "loops in loops", "for a in range(10 ** 6):\n    for b in range(10 ** 6): pass", "clock"],
    ["getattr-trap", "an attribute that never comes", "class A:\n    def __getattr__(self, name):\n        while True: pass\nreturn A().y", "clock"],
    ["iter-trap", "a result whose iterator never ends", "class A(list):\n    def __iter__(self):\n        while True: yield 1\nreturn A([1])", ["clock", "wrong", "threw"]],
    ["len-trap", "a length that never comes", "class A:\n    def __len__(self):\n        while True: pass\nreturn len(A())", "clock"],
    ["str-trap", "an exception that never becomes text", "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()", "clock"],
    ["repr-trap", "printing what never becomes text", "class A:\n    def __repr__(self):\n        while True: pass\nprint(A())", "clock"],
    ["del-trap", "a finaliser that never returns", "class A:\n    def __del__(self):\n        while True: pass\nA()\nimport gc\ngc.collect()\nreturn x @ x", ["clock", "right", "threw"]],
    ["vectorize", "`np.vectorize` of a loop", "def f(v):\n    while True: pass\nreturn np.vectorize(f)(np.zeros(2))", ["clock", "reads-values", "threw"]],
    ["map", "`map` without end", "def g():\n    while True: yield 1\nreturn list(map(lambda v: v, g()))", ["clock", "threw"]],
    ["regex", "a pattern that backtracks", "import re\nreturn re.match('^(a+)+$', 'a' * 40 + 'b')", ["clock", "threw"]],
    ["sleep", "sleeping for a day", "import time\ntime.sleep(86400)\nreturn x @ x", ["clock", "threw", "right"]],
    ["async", "a coroutine that waits for ever", "async def f():\n    while True: await g()\nasync def g(): pass\nc = f()\nwhile True: c.send(None)", ["clock", "threw"]],
  ]),
  ...programs("loop", topLevel, [
    ["top-level", "a loop before anything is called", "while True: pass", "clock"],
    ["class-body", "a loop in a class's body", "class A:\n    while True: pass", "clock"],
    ["decorator", "a decorator that never returns", "def d(f):\n    while True: pass\n@d\ndef g(): pass", "clock"],
  ]),
]; // prettier-ignore
