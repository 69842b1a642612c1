# Making arrays.


def _shape_of(given):
    if type(given) is str or type(given) is float:
        raise TypeError("'" + type(given).__name__ + "' object cannot be interpreted as an integer")
    lengths = _tuple(given)
    for length in lengths:
        if length < 0:
            raise ValueError("negative dimensions are not allowed")
    return lengths


def zeros(shape, dtype=float, order="C"):
    return _wrap(_nd.full(0, _kind(dtype), *_shape_of(shape)))


def ones(shape, dtype=float, order="C"):
    return _wrap(_nd.full(1, _kind(dtype), *_shape_of(shape)))


def empty(shape, dtype=float, order="C"):
    return zeros(shape, dtype)


def full(shape, value, dtype=None, order="C"):
    value = asarray(value)
    made = zeros(shape, value.dtype if dtype is None else dtype)
    made[...] = value
    return made


def _like(array, dtype, shape):
    array = asarray(array)
    return array.shape if shape is None else shape, array.dtype if dtype is None else dtype


def zeros_like(array, dtype=None, order="K", subok=True, shape=None):
    return zeros(*_like(array, dtype, shape))


def ones_like(array, dtype=None, order="K", subok=True, shape=None):
    return ones(*_like(array, dtype, shape))


def empty_like(array, dtype=None, order="K", subok=True, shape=None):
    return zeros(*_like(array, dtype, shape))


def full_like(array, value, dtype=None, order="K", subok=True, shape=None):
    shape, dtype = _like(array, dtype, shape)
    return full(shape, value, dtype)


def arange(start=None, stop=None, step=1, dtype=None):
    if stop is None:
        if start is None:
            raise TypeError("arange() requires stop to be specified.")
        start, stop = 0, start
    elif start is None:
        start = 0
    start, stop, step = [v.item() if type(v) is ndarray else v for v in (start, stop, step)]
    kind = _kind(dtype) if dtype is not None else builtins.max(_number_kind(start), _number_kind(stop), _number_kind(step))
    count = builtins.max(0, -int((start - stop) // step))
    return _wrap(_nd.arange(start, step, count, kind))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    num = _int(num)
    if num < 0:
        raise ValueError("Number of samples, " + str(num) + ", must be non-negative.")
    start, stop = asarray(start), asarray(stop)
    span = (stop - start) / builtins.max(1, num - 1 if endpoint else num)
    if start.ndim == 0 and stop.ndim == 0:
        step = span.item()
        made = _wrap(_nd.arange(start.item(), step, num, _FLOAT))
        if endpoint and num > 1:
            made[-1] = stop
    else:
        step = span
        rows = arange(num, dtype=float).reshape([num] + [1] * span.ndim)
        made = moveaxis(start + rows * step, 0, axis)
    if dtype is not None:
        made = floor(made).astype(dtype) if _kind(dtype) == _INT else made.astype(dtype)
    return (made, step) if retstep else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    made = power(base, linspace(start, stop, num, endpoint))
    return made if dtype is None else made.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    made = exp(linspace(log(start), log(stop), num, endpoint))
    return made if dtype is None else made.astype(dtype)


def vander(x, N=None, increasing=False):
    x = asarray(x)
    powers = arange(x.size if N is None else N)
    return x[:, None] ** (powers if increasing else powers[::-1])


def fromfunction(function, shape, dtype=float, **options):
    return function(*indices(shape, dtype), **options)


def eye(rows, columns=None, k=0, dtype=float):
    return _wrap(_nd.eye(rows, rows if columns is None else columns, k, _kind(dtype)))


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def tri(rows, columns=None, k=0, dtype=float):
    return tril(ones((rows, rows if columns is None else columns), dtype), k)


def indices(dimensions, dtype=int):
    grids = []
    for axis, length in enumerate(dimensions):
        shape = [1] * len(dimensions)
        shape[axis] = length
        grids.append(broadcast_to(arange(length, dtype=dtype).reshape(shape), dimensions))
    return stack(grids)


class _Grid:
    "np.mgrid and np.ogrid"

    def __init__(self, is_open):
        self._is_open = is_open

    def __getitem__(self, key):
        parts = key if type(key) is tuple else (key,)
        for part in parts:
            if type(part.step) is complex:
                raise TypeError("a number of steps like 5j is not supported here; use numpy.linspace and numpy.meshgrid")
        lines = [arange(part.start or 0, part.stop, 1 if part.step is None else part.step) for part in parts]
        if type(key) is not tuple:
            return lines[0]
        if self._is_open:
            return list(ix_(*lines))
        return stack(meshgrid(*lines, indexing="ij"))


class _Joined:
    "np.r_ and np.c_"

    def __init__(self, is_columns):
        self._is_columns = is_columns

    def __getitem__(self, key):
        parts = []
        for part in key if type(key) is tuple else (key,):
            if type(part) is slice:
                part = arange(part.start or 0, part.stop, 1 if part.step is None else part.step)
            part = atleast_1d(part)
            parts.append(part[:, None] if self._is_columns and part.ndim == 1 else part)
        return concatenate(parts, -1 if self._is_columns else 0)


mgrid, ogrid = _Grid(False), _Grid(True)
r_, c_ = _Joined(False), _Joined(True)


def meshgrid(*arrays, indexing="xy", sparse=False, copy=True):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    arrays = [asarray(array).ravel() for array in arrays]
    order = list(range(len(arrays)))
    if indexing == "xy" and len(arrays) > 1:
        order[0], order[1] = 1, 0
    shape = [0] * len(arrays)
    for place, array in zip(order, arrays):
        shape[place] = array.size
    grids = []
    for place, array in zip(order, arrays):
        own = [1] * len(arrays)
        own[place] = array.size
        grid = array.reshape(own)
        grids.append(grid if sparse else broadcast_to(grid, shape).copy())
    return grids


def copy(array, order="K"):
    return asarray(array).copy()
