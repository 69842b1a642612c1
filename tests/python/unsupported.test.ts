import { beforeAll, describe, expect, it } from "vitest";

import { startPython, type PythonInNode } from "./run-python.ts";
import { onlyCase, runSnippet } from "./run-snippet.ts";

/* What is not there says so, and what to write instead. */

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

async function problemOf(line: string) {
  const only = onlyCase(await runSnippet(python, `x = np.ones((2, 3))\n${line}`));
  return only.kind === "threw" ? only.problem : null;
}

describe("a name that numpy has not got here", () => {
  it.each([
    ["np.fft.fft(x)", "numpy.fft is not supported here: there are no complex numbers"],
    ["np.linalg.svd(x)", "numpy.linalg.svd is not supported here: of linalg there are norm, inv, solve"],
    ["np.linalg.lstsq(x, x)", "write np.linalg.solve(A.T @ A, A.T @ b)"],
    ["np.softmax(x)", "numpy.softmax is not supported here: NumPy has none: e = np.exp(x - x.max("],
    ["np.relu(x)", "NumPy has none: write np.maximum(x, 0)"],
    ["np.sigmoid(x)", "NumPy has none: write 1 / (1 + np.exp(-x))"],
    ["np.cat([x, x])", "that is PyTorch's; write np.concatenate"],
    ["np.norm(x)", "write np.linalg.norm(x)"],
    ["np.rand(3)", "write np.random.rand"],
    ["np.float(3)", "it was removed from NumPy; write float or np.float64"],
    ["np.zeross(3)", "numpy.zeross is not supported here; the nearest is numpy.zeros"],
    ["np.argMax(x)", "the nearest is numpy.argmax"],
    ["np.array_equals(x, x)", "the nearest is numpy.array_equal"],
    ["np.linalg.nrom(x)", "the nearest is numpy.linalg.norm"],
    ["np.random.rnadn(3)", "the nearest is numpy.random.randn"],
    ["np.qqqqq(x)", "numpy.qqqqq is not supported here, and nothing of a similar name is"],
    ["from numpy import softmax", "NumPy has none"],
  ])("%s", async (line, message) => {
    const problem = await problemOf(line);
    expect(problem).toMatchObject({ name: "AttributeError", line: 3 });
    expect(problem?.message).toContain(message);
  });
});

describe("a method that arrays have not got", () => {
  it.each([
    ["x.Sum()", "'ndarray' object has no attribute 'Sum'; the nearest is x.sum"],
    ["x.transposed()", "the nearest is x.transpose"],
    ["x.exp()", "write np.exp(x)"],
    ["x.unsqueeze(0)", "write np.expand_dims(x, axis)"],
    ["x.backward()", "write the gradient yourself: NumPy keeps none"],
    ["x.append(1)", "write np.append(x, value)"],
    ["x.foo", "'ndarray' object has no attribute 'foo'"],
  ])("%s", async (line, message) => {
    const problem = await problemOf(line);
    expect(problem).toMatchObject({ name: "AttributeError", line: 3 });
    expect(problem?.message).toContain(message);
  });
});

describe("a library that is not there", () => {
  it.each([
    ["import torch", "no module named 'torch': PyTorch is not here: write it with numpy"],
    ["import torch.nn.functional as F", "PyTorch is not here"],
    ["from torch import nn", "PyTorch is not here"],
    ["import tensorflow as tf", "in TypeScript with tf"],
    ["import matplotlib.pyplot as plt", "there is nothing to draw on here"],
    ["import scipy.special", "SciPy is not here"],
    ["import numpy.fft", "numpy.fft is not supported here"],
    ["import nowhere", "no module named 'nowhere': there is numpy here"],
  ])("%s", async (line, message) => {
    const problem = await problemOf(line);
    expect(problem).toMatchObject({ name: "ImportError", line: 3 });
    expect(problem?.message).toContain(message);
  });
});

describe("an argument that is not supported", () => {
  it.each([
    ["np.pad(x, 1, 'median')", "ValueError", "mode 'median' is not supported"],
    ["np.pad(x, 1, mode='reflect', reflect_type='odd')", "TypeError", "reflect_type is not supported here"],
    ["np.linalg.norm(x, 2)", "NotImplementedError", "of a matrix there are 'fro', 1, -1, inf and -inf here"],
    ["np.quantile(x, 0.5, method='nearest')", "NotImplementedError", "method='linear' only"],
    ["np.set_printoptions(formatter={})", "NotImplementedError", "formatter= is not supported here"],
    ["np.lib.stride_tricks.as_strided(x, (2, 9), (8, 8))", "ValueError", "reaches beyond the array's memory"],
    ["np.array(['a'])", "TypeError", "arrays here hold numbers and booleans"],
    ["np.array([2, 3]) ** -1", "ValueError", "Integers to negative integer powers are not allowed."],
  ])("%s", async (line, name, message) => {
    const problem = await problemOf(line);
    expect(problem).toMatchObject({ name, line: 3 });
    expect(problem?.message).toContain(message);
  });
});
