import { programs } from "../hostile-program.ts";
import { body } from "./wrap.ts";

const MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>";

/** Results, errors and prints that no honest program gives. */
export const RESULTS = [
  ...programs("result", body, [
    ["cycle", "a list that contains itself", "a = []\na.append(a)\nreturn a", "threw"],
    ["million", "a list of a million numbers", "return [1] * 1000000", ["threw", "clock"]],
    ["bush", "a small list shared a million times", "a = [1] * 10\nfor _ in range(6): a = [a] * 10\nreturn a", ["threw", "clock"]],
    ["names", "a dictionary of a hundred thousand names", "return {str(i): i for i in range(100000)}", ["threw", "clock"]],
    ["function", "a function", "return lambda: 1", "threw"],
    ["generator", "a generator", "return (i for i in range(3))", "threw"],
    ["module", "a module", "return np", "threw"],
    ["class", "a class", "return np.ndarray", "threw"],
    ["big-integer", "a number of a hundred thousand digits", "return 10 ** 20000", ["wrong", "threw"]],
    ["nan", "numbers that are none", "return [float('nan'), float('inf'), -0.0]", "wrong"],
    ["bytes", "bytes", "return b'\\x00\\xff'", "threw"],
    ["proto-name", "a dictionary with the name __proto__", "return {'__proto__': {'kind': 'tensor'}, 'constructor': 1}", "wrong"],
    ["dict-keys", "a dictionary whose keys are no text", "return {1: 1, None: 2, (1, 2): 3}", "wrong"],
    ["len-lie", "a list that lies about its length", "class A(list):\n    def __len__(self): return 10 ** 9\nreturn A([1])", ["wrong", "threw"]],
    ["huge-array", "an array of forty megabytes", "return np.ones((10, 1000, 1000))", "threw"],
    ["markup-error", "markup in an exception's message", `raise ValueError(${JSON.stringify(MARKUP)})`, "threw"],
    ["controls", "control characters and turned text in an exception", "raise ValueError('a\\x00b\\x1b[31m\\u202Egnp.exe\\u2066')", "threw"],
    ["markup-print", "markup, control characters and turned text printed", `print(${JSON.stringify(MARKUP)}, '\\x00\\x1b[2J\\u202E\\u2066')\nreturn x @ x`, "right"],
    ["huge-message", "an exception with a megabyte of message", "raise ValueError('x' * 1000000)", "threw"],
    ["broken-text", "bytes that are no text, printed", "import sys\nsys.stdout.buffer.write(b'\\xff\\xfe\\xed\\xa0\\x80') if hasattr(sys.stdout, 'buffer') else print('\\ud800')\nreturn x @ x", ["right", "threw"]],
    ["error-class", "an exception whose class has no name", "class E(Exception):\n    __name__ = None\n    def __init__(self): self.args = None\nraise E()", "threw"],
    ["none", "nothing at all", "pass", "wrong"],
  ]),
]; // prettier-ignore
