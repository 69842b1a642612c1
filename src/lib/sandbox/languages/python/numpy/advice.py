# What is told about names that are not there.


def _distance(a, b):
    "Edits from one word to the other."
    row = list(range(len(b) + 1))
    for i, left in enumerate(a):
        last, row[0] = i, i + 1
        for j, right in enumerate(b):
            cost = last if left == right else 1 + builtins.min(last, row[j], row[j + 1])
            last, row[j + 1] = row[j + 1], cost
    return row[-1]


# What learners look for in numpy that has it under another name, or not at all; first the names that NumPy has too.
_WRITTEN = {
    "fft": "there are no complex numbers; np.convolve and np.correlate work without",
    "linalg.svd": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "linalg.eig": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "linalg.eigh": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "linalg.qr": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "linalg.cholesky": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "linalg.lstsq": "for least squares write np.linalg.solve(A.T @ A, A.T @ b)",
    "linalg.pinv": "for least squares write np.linalg.solve(A.T @ A, A.T @ b)",
    "linalg.matrix_rank": "of linalg there are norm, inv, solve, det, slogdet, matrix_power and multi_dot",
    "polyfit": "for least squares write np.linalg.solve(A.T @ A, A.T @ y) with A = np.vander(x, 2)",
    "nditer": "write for i in np.ndindex(x.shape): ... x[i]",
    "float": "it was removed from NumPy; write float or np.float64",
    "int": "it was removed from NumPy; write int or np.int64",
    "object": "arrays here hold numbers and booleans",
    "str": "arrays here hold numbers and booleans",
    "object_": "arrays here hold numbers and booleans",
    "str_": "arrays here hold numbers and booleans",
    "complex": "there are no complex numbers",
    "complex128": "there are no complex numbers",
    "complex64": "there are no complex numbers",
    "real": "there are no complex numbers",
    "imag": "there are no complex numbers",
    "matrix": "write np.array([[...], [...]]) and @",
    "mat": "write np.array([[...], [...]]) and @",
    "save": "there are no files",
    "load": "there are no files",
    "savez": "there are no files",
    "loadtxt": "there are no files",
    "genfromtxt": "there are no files",
    "random.multivariate_normal": "write mean + np.random.randn(n, d) @ L.T with L @ L.T the covariance",
    # NumPy does not have these either.
    "softmax": "NumPy has none: e = np.exp(x - x.max(axis=-1, keepdims=True)), then e / e.sum(axis=-1, keepdims=True)",
    "log_softmax": "NumPy has none: z = x - x.max(axis=-1, keepdims=True), then z - np.log(np.exp(z).sum(axis=-1, keepdims=True))",
    "logsumexp": "NumPy has none: m = x.max(), then m + np.log(np.sum(np.exp(x - m)))",
    "relu": "NumPy has none: write np.maximum(x, 0)",
    "leaky_relu": "NumPy has none: write np.where(x > 0, x, 0.01 * x)",
    "elu": "NumPy has none: write np.where(x > 0, x, np.exp(x) - 1)",
    "sigmoid": "NumPy has none: write 1 / (1 + np.exp(-x))",
    "softplus": "NumPy has none: write np.logaddexp(0, x)",
    "silu": "NumPy has none: write x / (1 + np.exp(-x))",
    "swish": "NumPy has none: write x / (1 + np.exp(-x))",
    "gelu": "NumPy has none: write 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))",
    "erf": "NumPy has none: math.erf takes one number, np.vectorize(math.erf) an array",
    "dropout": "NumPy has none: write x * (np.random.rand(*x.shape) >= p) / (1 - p)",
    "one_hot": "NumPy has none: write np.eye(classes)[labels]",
    "mse": "NumPy has none: write np.mean((y - t) ** 2)",
    "cross_entropy": "NumPy has none: write -np.mean(np.sum(t * np.log(p), axis=-1))",
    "rsqrt": "NumPy has none: write 1 / np.sqrt(x)",
    "normalize": "NumPy has none: write x / np.linalg.norm(x, axis=-1, keepdims=True)",
    "cosine_similarity": "NumPy has none: write x @ y / (np.linalg.norm(x) * np.linalg.norm(y))",
    "tensor": "that is PyTorch's; write np.array(...)",
    "Tensor": "that is PyTorch's; write np.array(...)",
    "from_numpy": "that is PyTorch's; an array is one already",
    "cat": "that is PyTorch's; write np.concatenate([...], axis=...)",
    "unsqueeze": "that is PyTorch's; write np.expand_dims(x, axis) or x[:, None]",
    "mm": "that is PyTorch's; write a @ b",
    "bmm": "that is PyTorch's; write a @ b",
    "permute": "that is PyTorch's; write np.transpose(x, axes)",
    "view": "that is PyTorch's; write x.reshape(...)",
    "chunk": "that is PyTorch's; write np.array_split(x, n)",
    "gather": "that is PyTorch's; write np.take_along_axis(x, indices, axis)",
    "masked_fill": "that is PyTorch's; write np.where(mask, value, x)",
    "topk": "that is PyTorch's; write np.argsort(-x)[:k]",
    "clamp": "that is PyTorch's; write np.clip(x, low, high)",
    "no_grad": "that is PyTorch's; NumPy keeps no gradients",
    "manual_seed": "that is PyTorch's; write np.random.seed(...)",
    "norm": "write np.linalg.norm(x)",
    "inv": "write np.linalg.inv(x)",
    "det": "write np.linalg.det(x)",
    "solve": "write np.linalg.solve(a, b)",
    "randn": "write np.random.randn(...)",
    "rand": "write np.random.rand(...)",
    "randint": "write np.random.randint(...)",
    "normal": "write np.random.normal(...)",
    "uniform": "write np.random.uniform(...)",
    "shuffle": "write np.random.shuffle(x)",
    "permutation": "write np.random.permutation(n)",
    "choice": "write np.random.choice(...)",
    "len": "write len(x) or x.shape[0]",
    "length": "write len(x) or x.shape[0]",
    "asscalar": "write x.item()",
    "sliding_window_view": "write np.lib.stride_tricks.sliding_window_view(x, window)",
    "as_strided": "write np.lib.stride_tricks.as_strided(x, shape, strides)",
}


def _near(name, names):
    "Those known that a slip of the finger makes this name of, the nearest first."
    limit = 1 if len(name) < 5 else 2 if len(name) < 9 else 3
    plain = name.lower().replace("_", "")
    scored = []
    for known in names:
        edits = apart = _distance(name, known)
        if known.lower().replace("_", "") == plain:
            apart = 0
        elif sorted(known) == sorted(name):
            apart = 1
        elif len(name) > 3 and (known.startswith(name) or name.startswith(known) and len(known) > 3):
            apart = builtins.min(apart, 1)
        if apart <= limit:
            scored.append((apart, edits, known))
    return [known for _, _, known in sorted(scored)]


def _unknown(module, name, names):
    inner = (module + "." + name)[6:]
    text = module + "." + name + " is not supported here"
    if inner in _WRITTEN:
        return text + ": " + _WRITTEN[inner]
    near = _near(name, names)
    if near:
        return text + "; the nearest is " + module + "." + near[0]
    for other, members in (("numpy.linalg", _linalg), ("numpy.random", _random_module), ("numpy", numpy)):
        if name in members._names:
            return text + "; there is " + other + "." + name
    return text + ", and nothing of a similar name is"


# What arrays have in other libraries, or what NumPy has as a function.
_METHODS = {
    "exp": "np.exp(x)", "log": "np.log(x)", "sqrt": "np.sqrt(x)", "abs": "np.abs(x)", "tanh": "np.tanh(x)",
    "relu": "np.maximum(x, 0)", "sigmoid": "1 / (1 + np.exp(-x))", "softmax": "np.exp(x) / np.exp(x).sum(-1, keepdims=True)",
    "norm": "np.linalg.norm(x)", "append": "np.append(x, value)", "concatenate": "np.concatenate([x, y])", "median": "np.median(x)",
    "unsqueeze": "np.expand_dims(x, axis)", "expand_dims": "np.expand_dims(x, axis)", "permute": "x.transpose(axes)", "t": "x.T",
    "mm": "x @ y", "matmul": "x @ y", "bmm": "x @ y", "pow": "x ** n", "add": "x + y", "sub": "x - y", "mul": "x * y", "div": "x / y",
    "clamp": "x.clip(low, high)", "where": "np.where(condition, x, y)", "pad": "np.pad(x, width)", "tile": "np.tile(x, times)",
    "float": "x.astype(float)", "int": "x.astype(int)", "long": "x.astype(int)", "double": "x.astype(float)", "bool": "x.astype(bool)",
    "length": "len(x)", "len": "len(x)", "numpy": "x, which is one already", "detach": "x: NumPy keeps no gradients",
    "cpu": "x: where it is kept is not the program's concern", "cuda": "x: it is on the GPU already", "to": "x.astype(dtype)",
    "backward": "the gradient yourself: NumPy keeps none", "grad": "the gradient yourself: NumPy keeps none",
    "requires_grad": "the gradient yourself: NumPy keeps none", "map": "np.vectorize(function)(x)", "apply": "np.vectorize(function)(x)",
    "index": "np.where(x == value)[0][0]", "count": "np.sum(x == value)", "extend": "np.concatenate([x, y])", "flip": "np.flip(x)",
    "unique": "np.unique(x)", "einsum": "np.einsum(equation, x)", "outer": "np.outer(x, y)", "sign": "np.sign(x)", "floor": "np.floor(x)",
    "sin": "np.sin(x)", "cos": "np.cos(x)", "square": "np.square(x)", "maximum": "np.maximum(x, y)", "minimum": "np.minimum(x, y)",
    "roll": "np.roll(x, shift)", "split": "np.split(x, parts)", "stack": "np.stack([x, y])", "diff": "np.diff(x)",
}
_OWN = []


def _no_attribute(self, name):
    text = "'ndarray' object has no attribute '" + name + "'"
    if name.startswith("_"):
        raise AttributeError(text)
    if name in _METHODS:
        raise AttributeError(text + "; write " + _METHODS[name])
    if not _OWN:
        _OWN.extend([known for known in dir(ndarray) if not known.startswith("_")])
    near = _near(name, _OWN)
    raise AttributeError(text + ("; the nearest is x." + near[0] if near else ""))


ndarray.__getattr__ = _no_attribute


# Libraries that notes begin with: what to do instead is said where they are imported.
_ELSEWHERE = {
    "torch": "PyTorch is not here: write it with numpy, whose arrays are on the GPU (nn.Linear is x @ W + b, F.relu(x) is np.maximum(x, 0))",
    "torchvision": "PyTorch is not here: write it with numpy",
    "tensorflow": "TensorFlow is not here in Python: write it with numpy, or in TypeScript with tf",
    "keras": "Keras is not here: write the layer itself with numpy",
    "jax": "JAX is not here: write it with numpy (import numpy as np)",
    "cupy": "CuPy is not here, nor needed: numpy's arrays are on the GPU already",
    "scipy": "SciPy is not here: write it with numpy (softmax: e = np.exp(x - x.max()), then e / e.sum())",
    "sklearn": "scikit-learn is not here: write it with numpy",
    "pandas": "pandas is not here: inputs come as numpy arrays",
    "matplotlib": "there is nothing to draw on here: print(...) shows values",
    "seaborn": "there is nothing to draw on here: print(...) shows values",
    "tqdm": "there is no progress bar here: write for i in range(n)",
    "cv2": "OpenCV is not here: inputs come as numpy arrays",
    "PIL": "Pillow is not here: inputs come as numpy arrays",
    "einops": "einops is not here: write x.reshape(...), x.transpose(...) and np.einsum",
}
_import = builtins.__import__


def _importing(name, *args):
    root = name.split(".")[0]
    if root in _ELSEWHERE:
        raise ImportError("no module named '" + name + "': " + _ELSEWHERE[root])
    if root == "numpy" and name not in sys.modules:
        raise ImportError("no module named '" + name + "': " + _unknown("numpy", name[6:], numpy._names))
    try:
        return _import(name, *args)
    except ImportError as error:
        if sys.modules.get(name) is None and str(error).startswith("no module"):
            raise ImportError("no module named '" + name + "': there is numpy here, and of Python's own library a small part")
        raise


builtins.__import__ = _importing
