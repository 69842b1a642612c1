import { programs } from "../hostile-program.ts";
import { body } from "./wrap.ts";

/** Too much of something. */
export const FLOODS = [
  ...programs("memory", body, [
    ["lists", "lists without end", "a = []\nwhile True: a.append([0] * 100000)", ["threw", "clock"]],
    ["list", "a list of a thousand million", "return [0] * 10 ** 9", "threw"],
    ["text", "a text of a thousand million letters", "return len('x' * 10 ** 9)", "threw"],
    ["bytes", "a gigabyte of bytes", "return len(bytearray(10 ** 9))", "threw"],
    ["dict", "a dictionary without end", "d = {}\nwhile True: d[len(d)] = str(len(d))", ["threw", "clock"]],
    ["closures", "functions without end", "f = lambda: 0\nwhile True: f = (lambda g: lambda: g)(f)", ["threw", "clock"]],
    ["objects", "objects that point to each other", "class A: pass\na = A()\nwhile True:\n    b = A(); b.a = a; a.b = b; a = b", ["threw", "clock"]],
    ["caught", "memory errors caught, again and again", "a = []\nwhile True:\n    try: a.append('x' * 10 ** 6)\n    except MemoryError: pass", ["threw", "clock"]],
    ["shift", "a number of a thousand million bits", "return 1 << 10 ** 9", ["threw", "clock"]],
    ["arrays", "arrays of zeros without end", "a = []\nwhile True: a.append(np.zeros((1000, 1000)))", ["threw", "op-budget"]],
    ["small-arrays", "millions of small arrays", "a = []\nwhile True: a.append(np.zeros(1))", ["threw", "op-budget", "clock"]],
    ["arange", "`np.arange` of a thousand million", "return np.arange(10 ** 9)", "threw"],
    ["eye", "an identity of a hundred thousand rows", "return np.eye(10 ** 5)", "threw"],
    ["array-list", "an array of a deep list", "a = [1]\nfor _ in range(10 ** 4): a = [a]\nreturn np.array(a)", "threw"],
    ["repeat", "`np.repeat` without measure", "return np.repeat(np.ones(1000), 10 ** 7)", ["threw", "clock"]],
    ["random", "random numbers without measure", "return np.random.randn(10 ** 5, 10 ** 5)", "threw"],
    ["indices", "`np.indices` without measure", "return np.indices((10 ** 4, 10 ** 4, 10))", ["threw", "clock"]],
    ["meshgrid", "`np.meshgrid` without measure", "return np.meshgrid(np.arange(10 ** 5), np.arange(10 ** 5))", "threw"],
    ["permutation", "a permutation of a thousand million", "return np.random.permutation(10 ** 9)", "threw"],
    ["triu-indices", "`np.triu_indices` of a hundred thousand", "return np.triu_indices(10 ** 5)", ["threw", "clock"]],
    ["linspace", "`np.linspace` of a thousand million", "return np.linspace(0, 1, 10 ** 9)", "threw"],
  ]),
  ...programs("flood", body, [
    ["print-lines", "a hundred thousand lines printed", "for i in range(100000): print(i)\nreturn x @ x", ["right", "clock"]],
    ["print-text", "ten megabytes printed", "for i in range(1000): print('x' * 10000)\nreturn x @ x", ["right", "clock"]],
    ["print-line", "one line of ten megabytes", "for i in range(1000): print('x' * 10000, end='')\nreturn x @ x", ["right", "clock"]],
    ["print-arrays", "arrays printed without measure", "for i in range(300): print(np.zeros((100, 2)))\nreturn x @ x", ["right", "clock"]],
    ["print-newlines", "lines that are many", "for i in range(300): print('\\n' * 300)\nreturn x @ x", ["right", "clock"]],
    ["print-tokens", "marks that the printer uses for itself", "print('\\uE0F00\\uE0F1', '\\uE0F0999999999\\uE0F1')\nreturn x @ x", "right"],
  ]),
]; // prettier-ignore
