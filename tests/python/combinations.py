"""Every function with every kind of array and argument: snippets too dull to be written by hand."""

ARRAYS = {
    "f2": "np.sin(np.arange(12.0)).reshape(3, 4)",
    "i3": "np.arange(24).reshape(2, 3, 4) % 7 - 3",
    "b2": "np.arange(6).reshape(2, 3) % 2 == 0",
    "f1": "np.array([0.5, -1.5, 2.0, 0.25])",
    "view": "np.arange(24.0).reshape(2, 3, 4)[:, ::-1, 1::2]",
    "turned": "np.arange(6).reshape(2, 3).T",
    "column": "np.arange(3.0)[:, None]",
}
SETUP = "\n".join(f"{name} = {made}" for name, made in ARRAYS.items())
TRIED = """
def tried(f):
    try:
        return f()
    except (ValueError, IndexError):
        return "Error"
    except TypeError:
        return "TypeError"
"""
REDUCTIONS = "sum prod mean max min any all var std argmax argmin cumsum cumprod ptp count_nonzero nansum nanmean nanmax average".split()
ONE_AXIS = ("argmax", "argmin", "cumsum", "cumprod")
PAIRS = "add subtract multiply maximum minimum equal less logical_and logical_or".split()
SHAPES = [
    "x.T", "x.reshape(-1)", "x[None]", "x[..., None]", "np.squeeze(x)", "np.flip(x)", "np.flip(x, 0)", "np.roll(x, 1)",
    "np.roll(x, -1, axis=0)", "np.repeat(x, 2, axis=0)", "np.tile(x, 2)", "np.tile(x, (2, 1, 1))", "np.expand_dims(x, -1)",
    "np.concatenate([x, x], axis=-1)", "np.stack([x, x], axis=1)", "np.vstack([x, x])", "np.hstack([x, x])",
    "np.swapaxes(x, 0, -1)", "np.moveaxis(x, 0, -1)", "np.pad(x, 1)", "np.pad(x, 2, 'edge')", "np.pad(x, 1, 'reflect')",
    "np.atleast_2d(x)", "np.atleast_3d(x)", "np.triu(x)", "np.tril(x, -1)", "np.diff(x)", "np.diff(x, axis=0)", "np.sort(x)",
    "np.sort(x, axis=0)", "np.argsort(x, axis=-1, kind='stable')", "np.rot90(x)", "np.where(x > 0, x, -1)", "np.where(x)",
    "np.clip(x, 0, 1)", "np.unique(x)", "np.ravel(x, 'F')", "x.astype(int)", "x.astype(bool)", "x.tolist()",
    "np.array_split(x, 2)", "np.delete(x, 0, axis=0)", "np.insert(x, 0, 5, axis=0)", "np.append(x, x)", "np.outer(x, x[:1])",
    "np.trace(x)", "np.diag(x)", "np.linalg.norm(x)", "np.isin(x, [0, 1])", "np.take(x, [0, -1], axis=0)", "x[::2, ::-1]",
    "x[[0, -1]]", "x[x > 0]", "np.argwhere(x > 0)", "np.broadcast_to(x, (2,) + x.shape)", "x == x[0]", "np.dot(x, x.T)",
    "x @ x.T", "np.inner(x, x)", "np.tensordot(x, x, 0).shape", "np.einsum('i...->...', x)", "np.einsum('...i->...', x)",
    "np.kron(x, x).shape", "np.array_equal(x, x.copy())", "np.full_like(x, 2)", "np.size(x, 0)", "np.split(x, [1])",
    "np.resize(x, (2, 2))", "list(x)", "np.average(x, axis=0)", "np.fliplr(x)", "np.flipud(x)", "np.column_stack([x, x])", "len(x)",
]
# NumPy itself is odd here: booleans have no minus, and some functions of theirs give float16.
WITHOUT_BOOLEANS = {"ptp", "np.diff(x)", "np.diff(x, axis=0)"}


def snippet(names, calls, before=""):
    lines = ",\n    ".join(f"lambda: {call}" for call in calls)
    return names, f"{SETUP}\n{TRIED}\n{before}r = [tried(f) for f in [\n    {lines},\n]]"


def combinations():
    for name in REDUCTIONS:
        axes = ["None", "0", "-1", "1", "2"] + ([] if name in ONE_AXIS else ["(0, 1)", "(-1,)"])
        ends = ["", ", keepdims=True"] if name not in ("cumsum", "cumprod") else [""]
        arrays = [array for array in ARRAYS if array != "b2" or name not in WITHOUT_BOOLEANS]
        yield snippet([name], [f"np.{name}({a}, axis={axis}{end})" for a in arrays for axis in axes for end in ends])
    for name in PAIRS:
        right = [*ARRAYS, "2", "0.5", "True", "[1, 2, 3]"]
        left = [*ARRAYS, "2", "2.5", "True", "-3", "[1, 2, 3]"]
        booleans = ("b2", "True")
        kept = [(a, b) for a in left for b in right if name != "subtract" or a not in booleans or b not in booleans]
        yield snippet([name], [f"np.{name}({a}, {b})" for a, b in kept])
    for array in ARRAYS:
        calls = [call for call in SHAPES if array != "b2" or call not in WITHOUT_BOOLEANS]
        yield snippet([f"shapes-of-{array}"], calls, f"x = {array}\n")
