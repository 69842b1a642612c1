# The functions of numpy, over ndarray.py.


def zeros(shape, dtype=float, order="C"):
    return _wrap(_nd.full(0, _kind(dtype), *_tuple(shape)))


def ones(shape, dtype=float, order="C"):
    return _wrap(_nd.full(1, _kind(dtype), *_tuple(shape)))


def empty(shape, dtype=float, order="C"):
    return zeros(shape, dtype)


def full(shape, value, dtype=None, order="C"):
    value = asarray(value)
    made = zeros(shape, value.dtype if dtype is None else dtype)
    made[...] = value
    return made


def _like(array, dtype):
    array = asarray(array)
    return array.shape, array.dtype if dtype is None else dtype


def zeros_like(array, dtype=None, **_):
    return zeros(*_like(array, dtype))


def ones_like(array, dtype=None, **_):
    return ones(*_like(array, dtype))


def empty_like(array, dtype=None, **_):
    return zeros(*_like(array, dtype))


def full_like(array, value, dtype=None, **_):
    shape, dtype = _like(array, dtype)
    return full(shape, value, dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    start, stop, step = [v.item() if type(v) is ndarray else v for v in (start, stop, step)]
    kind = _kind(dtype) if dtype is not None else builtins.max(_number_kind(start), _number_kind(stop), _number_kind(step))
    count = builtins.max(0, -int((start - stop) // step))
    return _wrap(_nd.arange(start, step, count, kind))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    step = (stop - start) / builtins.max(1, num - 1 if endpoint else num)
    made = _wrap(_nd.arange(start, step, num, _FLOAT))
    if dtype is not None:
        made = made.astype(dtype)
    return (made, step) if retstep else made


def logspace(start, stop, num=50, base=10.0):
    return power(base, linspace(start, stop, num))


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
        grids.append(broadcast_to(arange(length).reshape(shape), dimensions))
    return stack(grids)


def meshgrid(*arrays, indexing="xy"):
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
        grids.append(broadcast_to(array.reshape(own), shape).copy())
    return grids


def copy(array):
    return asarray(array).copy()


# elementwise


class ufunc:
    "A function of one or two arrays, element by element."

    def __init__(self, name, function, inputs):
        self.__name__ = name
        self._function = function
        self.nin = inputs

    def __call__(self, *args, out=None, where=None, dtype=None):
        if len(args) > self.nin and out is None:
            args, out = args[: self.nin], args[self.nin]
        if len(args) != self.nin:
            raise TypeError(self.__name__ + "() takes " + str(self.nin) + " positional arguments but " + str(len(args)) + " were given")
        if self.nin == 1:
            result = _wrap(self._function(_scalar_or(args[0])))
        else:
            result = self._two(args[0], args[1])
        if dtype is not None:
            result = result.astype(dtype)
        if type(out) is tuple:
            out = out[0]
        if out is None:
            return result
        _same_kind(out, result)
        if where is None:
            out[...] = result
        else:
            out[...] = globals()["where"](where, result, out)
        return out

    def _two(self, a, b):
        if _is_number(a):
            if _is_number(b):
                kind = _number_kind(b)
                return _wrap(self._function(_ok(_nd.operand(_plain(a), _number_kind(a))), _plain(b), kind))
            return _wrap(self._function(_plain(a), _handle(b), _number_kind(a)))
        if _is_number(b):
            return _wrap(self._function(_handle(a), _plain(b), _number_kind(b)))
        return _wrap(self._function(_handle(a), _handle(b), 0))

    def reduce(self, array, axis=0, keepdims=False):
        if self.__name__ not in _REDUCES:
            raise AttributeError("numpy." + self.__name__ + ".reduce is not supported here")
        return _REDUCES[self.__name__](array, axis=axis, keepdims=keepdims)

    def accumulate(self, array, axis=0):
        if self.__name__ == "add":
            return cumsum(array, axis)
        if self.__name__ == "multiply":
            return cumprod(array, axis)
        raise AttributeError("numpy." + self.__name__ + ".accumulate is not supported here")

    def outer(self, a, b):
        a, b = asarray(a), asarray(b)
        return self(a.reshape(list(a.shape) + [1] * b.ndim), b)

    def at(self, array, key, value=1):
        value, kind = _value(value)
        if self.__name__ == "subtract":
            value, kind = _nd.negative(_ok(_nd.operand(value, kind))), 0
        elif self.__name__ != "add":
            raise AttributeError("numpy." + self.__name__ + ".at is not supported here; numpy.add.at is")
        _ok(_nd.add_at(array._h, value, kind, *_key(key)))

    def __repr__(self):
        return "<ufunc '" + self.__name__ + "'>"


def _scalar_or(value):
    "A number of Python's becomes a scalar, so that the result is one."
    if _is_number(value):
        return _ok(_nd.scalar(_plain(value), _number_kind(value)))
    return _handle(value)


_TWO = (
    "add subtract multiply divide floor_divide mod power maximum minimum arctan2 equal not_equal less less_equal "
    "greater greater_equal logical_and logical_or logical_xor"
)
_ONE = (
    "exp exp2 expm1 log log2 log10 log1p sqrt cbrt sin cos tan sinh cosh tanh arcsin arccos arctan arcsinh arccosh arctanh "
    "floor ceil trunc rint degrees radians reciprocal abs negative sign square isnan isinf isfinite logical_not invert"
)
for _name in _TWO.split():
    globals()[_name] = ufunc(_name, getattr(_nd, _name), 2)
for _name in _ONE.split():
    globals()[_name] = ufunc(_name, getattr(_nd, _name), 1)
absolute = fabs = globals()["abs"]
true_divide = divide
remainder = mod
fmax, fmin = maximum, minimum
bitwise_and, bitwise_or, bitwise_xor, bitwise_not = logical_and, logical_or, logical_xor, invert
deg2rad, rad2deg = radians, degrees
fix = trunc


def round(array, decimals=0, out=None):
    return _wrap(_nd.round(_scalar_or(array), decimals))


around = round_ = round


def clip(array, a_min=None, a_max=None, out=None, **_):
    result = asarray(array)
    if a_min is not None:
        result = maximum(result, a_min)
    if a_max is not None:
        result = minimum(result, a_max)
    if out is None:
        return result
    out[...] = result
    return out


def where(condition, x=None, y=None):
    condition = asarray(condition)
    if x is None and y is None:
        return nonzero(condition)
    (x, x_kind), (y, y_kind) = _value(x), _value(y)
    return _wrap(_nd.where(condition._h, x, x_kind, y, y_kind))


def hypot(a, b):
    return sqrt(square(a) + square(b))


def logaddexp(a, b):
    most = maximum(a, b)
    return most + log(exp(subtract(a, most)) + exp(subtract(b, most)))


def heaviside(x, at_zero):
    x = asarray(x)
    return where(x == 0, at_zero, (x > 0).astype(float))


def sinc(x):
    x = asarray(x) * pi
    safe = where(x == 0, 1.0, x)
    return where(x == 0, 1.0, sin(safe) / safe)


def nan_to_num(x, nan=0.0, posinf=None, neginf=None, **_):
    x = asarray(x)
    most = 3.4028235e38
    x = where(isnan(x), nan, x)
    x = where(x == inf, most if posinf is None else posinf, x)
    return where(x == -inf, -most if neginf is None else neginf, x)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    near = (absolute(a - b) <= atol + rtol * absolute(b)) | (a == b)
    return near | (isnan(a) & isnan(b)) if equal_nan else near


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(isclose(a, b, rtol, atol, equal_nan).all())


def array_equal(a, b):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and bool((a == b).all())


def isin(elements, candidates, invert=False):
    elements, candidates = asarray(elements), asarray(candidates).ravel()
    found = (elements[..., None] == candidates).any(axis=-1)
    return ~found if invert else found


in1d = isin


def vectorize(function, otypes=None, **_):
    def vectorized(*args):
        arrays = [asarray(arg) for arg in args]
        shape = broadcast_shapes(*[array.shape for array in arrays])
        lists = [broadcast_to(array, shape).ravel().tolist() for array in arrays]
        made = array([function(*values) for values in zip(*lists)], otypes[0] if otypes else None)
        return made.reshape(shape)

    return vectorized


def isscalar(value):
    return _is_number(value) or type(value) is str or (type(value) is ndarray and value._is_scalar())


def iscomplexobj(value):
    return False


def ndim(array):
    return asarray(array).ndim


def shape(array):
    return asarray(array).shape


def size(array, axis=None):
    array = asarray(array)
    return array.size if axis is None else array.shape[axis]


# reductions


def _reduction(method):
    def function(array, axis=None, **options):
        return getattr(asarray(array), method)(axis=axis, **options)

    return function


def sum(array, axis=None, dtype=None, out=None, keepdims=False, **_):
    if type(array) is not ndarray and hasattr(array, "__next__"):
        array = list(array)
    return asarray(array).sum(axis, dtype, out, keepdims)


def mean(array, axis=None, dtype=None, out=None, keepdims=False):
    return asarray(array).mean(axis, dtype, out, keepdims)


def var(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return asarray(array).var(axis, dtype, out, ddof, keepdims)


def std(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return asarray(array).std(axis, dtype, out, ddof, keepdims)


prod = _reduction("prod")
max = amax = _reduction("max")
min = amin = _reduction("min")
any = _reduction("any")
all = _reduction("all")
argmax = _reduction("argmax")
argmin = _reduction("argmin")
cumsum = _reduction("cumsum")
cumprod = _reduction("cumprod")
ptp = _reduction("ptp")
_REDUCES = {
    "add": sum, "multiply": prod, "maximum": max, "minimum": min, "logical_and": all, "logical_or": any,
}


def _without_nan(array, instead):
    array = asarray(array)
    return where(isnan(array), instead, array)


def nansum(array, axis=None, keepdims=False):
    return sum(_without_nan(array, 0.0), axis, keepdims=keepdims)


def nanmean(array, axis=None, keepdims=False):
    count = sum(logical_not(isnan(array)), axis, keepdims=keepdims)
    return nansum(array, axis, keepdims) / count


def nanmax(array, axis=None, keepdims=False):
    return max(_without_nan(array, -inf), axis, keepdims=keepdims)


def nanmin(array, axis=None, keepdims=False):
    return min(_without_nan(array, inf), axis, keepdims=keepdims)


def nanvar(array, axis=None, ddof=0, keepdims=False):
    there = logical_not(isnan(array))
    centred = where(there, asarray(array) - nanmean(array, axis, True), 0.0)
    return sum(square(centred), axis, keepdims=keepdims) / (sum(there, axis, keepdims=keepdims) - ddof)


def nanstd(array, axis=None, ddof=0, keepdims=False):
    return sqrt(nanvar(array, axis, ddof, keepdims))


def count_nonzero(array, axis=None, keepdims=False):
    return sum(asarray(array) != 0, axis, keepdims=keepdims)


def average(array, axis=None, weights=None, returned=False, keepdims=False):
    array = asarray(array)
    if weights is None:
        return mean(array, axis, keepdims=keepdims)
    weights = asarray(weights)
    if weights.shape != array.shape:
        own = [1] * array.ndim
        own[axis] = weights.size
        weights = broadcast_to(weights.reshape(own), array.shape)
    total = sum(weights, axis, keepdims=keepdims)
    result = sum(array * weights, axis, keepdims=keepdims) / total
    return (result, total) if returned else result


def sort(array, axis=-1, **_):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    return _wrap(_nd.sort(array._h, axis))


def argsort(array, axis=-1, **_):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    return _wrap(_nd.argsort(array._h, axis))


def quantile(array, q, axis=None, keepdims=False, **_):
    array = asarray(array)
    if axis is None:
        flat, along = array.ravel(), 0
    else:
        flat, along = array, axis % array.ndim
    ordered = sort(flat, along)
    length = ordered.shape[along]

    def one(part):
        place = part * (length - 1)
        low = int(place)
        high = low + 1 if low + 1 < length else low
        key = [_slice(None)] * ordered.ndim
        key[along] = low
        below = ordered[tuple(key)]
        key[along] = high
        result = below + (ordered[tuple(key)] - below) * (place - low)
        if not keepdims:
            return result
        return result.reshape([1] * array.ndim) if axis is None else expand_dims(result, along)

    if _is_number(q):
        return one(q)
    return stack([one(part) for part in asarray(q).tolist()])


def percentile(array, q, axis=None, keepdims=False, **_):
    return quantile(array, q / 100 if _is_number(q) else asarray(q) / 100, axis, keepdims)


def median(array, axis=None, keepdims=False):
    return quantile(array, 0.5, axis, keepdims)


def cov(array, rowvar=True, bias=False, ddof=None):
    array = asarray(array)
    if array.ndim == 1:
        array = array[None]
    if not rowvar:
        array = array.T
    if ddof is None:
        ddof = 0 if bias else 1
    centred = array - array.mean(axis=1, keepdims=True)
    return squeeze(centred @ centred.T / (array.shape[1] - ddof))


def corrcoef(array, other=None, rowvar=True):
    if other is not None:
        array = vstack((array, other))
    covariance = cov(array, rowvar)
    spread = sqrt(diag(covariance))
    return covariance / outer(spread, spread)


def diff(array, n=1, axis=-1):
    array = asarray(array)
    for _ in range(n):
        later, earlier = [_slice(None)] * array.ndim, [_slice(None)] * array.ndim
        later[axis], earlier[axis] = _slice(1, None), _slice(None, -1)
        array = array[tuple(later)] - array[tuple(earlier)]
    return array


def bincount(array, weights=None, minlength=0):
    array = asarray(array)
    length = int(max(array)) + 1 if array.size else 0
    counts = zeros(length if length > minlength else minlength, int if weights is None else float)
    add.at(counts, array, 1 if weights is None else weights)
    return counts


def unique(array, return_index=False, return_inverse=False, return_counts=False, axis=None):
    if axis is not None:
        raise NotImplementedError("numpy.unique with axis is not supported here")
    flat = asarray(array).ravel()
    values = flat.tolist()
    kept = sorted(set(values))
    place = {value: at for at, value in enumerate(kept)}
    results = [globals()["array"](kept, flat.dtype)]
    if return_index:
        first = {}
        for at, value in enumerate(values):
            first.setdefault(value, at)
        results.append(globals()["array"]([first[value] for value in kept], int))
    if return_inverse:
        results.append(globals()["array"]([place[value] for value in values], int))
    if return_counts:
        counts = [0] * len(kept)
        for value in values:
            counts[place[value]] += 1
        results.append(globals()["array"](counts, int))
    return results[0] if len(results) == 1 else tuple(results)


def histogram(array, bins=10, range=None):
    flat = asarray(array).ravel()
    if range is None:
        range = (float(flat.min().item()), float(flat.max().item()))
    edges = linspace(range[0], range[1], bins + 1)
    width = (range[1] - range[0]) / bins
    place = clip(floor((flat - range[0]) / width), 0, bins - 1).astype(int)
    inside = (flat >= range[0]) & (flat <= range[1])
    counts = zeros(bins, int)
    add.at(counts, place, inside.astype(int))
    return counts, edges


def searchsorted(array, values, side="left"):
    array, values = asarray(array), asarray(values)
    before = array < values[..., None] if side == "left" else array <= values[..., None]
    return before.sum(axis=-1)


def digitize(values, bins, right=False):
    return searchsorted(bins, values, "left" if right else "right")


def interp(x, xp, fp):
    x, xp, fp = asarray(x), asarray(xp), asarray(fp)
    at = clip(searchsorted(xp, x, "right") - 1, 0, xp.size - 2)
    part = clip((x - xp[at]) / (xp[at + 1] - xp[at]), 0, 1)
    return fp[at] + part * (fp[at + 1] - fp[at])


def trapz(y, x=None, dx=1.0):
    y = asarray(y)
    steps = dx if x is None else diff(x)
    return sum(steps * (y[1:] + y[:-1])) / 2


def gradient(array, step=1.0):
    array = asarray(array)
    inner = (array[2:] - array[:-2]) / (2 * step)
    return concatenate([(array[1:2] - array[:1]) / step, inner, (array[-1:] - array[-2:-1]) / step])


def convolve(a, v, mode="full"):
    a, v = asarray(a), asarray(v)
    if a.size < v.size:
        a, v = v, a
    windows = sliding_window_view(pad(a, v.size - 1), v.size)
    result = windows @ v[::-1]
    if mode == "full":
        return result
    if mode == "valid":
        return result[v.size - 1 : a.size]
    begin = (v.size - 1) // 2
    return result[begin : begin + a.size]


def correlate(a, v, mode="valid"):
    return convolve(a, asarray(v)[::-1], mode)


# products


def matmul(a, b, out=None):
    result = _wrap(_nd.matmul(_handle(a), _handle(b)))
    if out is None:
        return result
    out[...] = result
    return out


def dot(a, b, out=None):
    result = _wrap(_nd.dot(_handle(a), _handle(b)))
    if out is None:
        return result
    out[...] = result
    return out


def inner(a, b):
    a, b = asarray(a), asarray(b)
    return tensordot(a, b, (a.ndim - 1, b.ndim - 1)) if a.ndim and b.ndim else a * b


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def outer(a, b):
    a, b = asarray(a).ravel(), asarray(b).ravel()
    return a[:, None] * b


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if type(axes) is int:
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        first, second = [list(_axes(side)) for side in axes]
    return _wrap(_nd.tensordot(a._h, b._h, len(first), *(first + second)))


def einsum(equation, *operands, **_):
    return _wrap(_nd.einsum(equation, *[_handle(operand) for operand in operands]))


def kron(a, b):
    a, b = asarray(a), asarray(b)
    product = a[:, None, :, None] * b[None, :, None, :]
    return product.reshape(a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])


def cross(a, b):
    a, b = asarray(a), asarray(b)
    x, y = [1, 2, 0], [2, 0, 1]
    return a[..., x] * b[..., y] - a[..., y] * b[..., x]


def trace(array):
    return diagonal(array).sum()


# arrangement


def reshape(array, shape, order="C"):
    return asarray(array).reshape(shape)


def ravel(array):
    return asarray(array).ravel()


def transpose(array, axes=None):
    return asarray(array).transpose(axes)


def permute_dims(array, axes):
    return asarray(array).transpose(axes)


def swapaxes(array, a, b):
    return asarray(array).swapaxes(a, b)


def moveaxis(array, source, destination):
    array = asarray(array)
    sources = [axis % array.ndim for axis in _axes(source)]
    targets = [axis % array.ndim for axis in _axes(destination)]
    order = [axis for axis in range(array.ndim) if axis not in sources]
    for target, axis in sorted(zip(targets, sources)):
        order.insert(target, axis)
    return array.transpose(order)


def rollaxis(array, axis, start=0):
    return moveaxis(array, axis, start)


def squeeze(array, axis=None):
    return asarray(array).squeeze(axis)


def expand_dims(array, axis):
    array = asarray(array)
    wanted = list(_axes(axis))
    rank = array.ndim + len(wanted)
    wanted = [a % rank for a in wanted]
    rest = iter(array.shape)
    return array.reshape([1 if a in wanted else next(rest) for a in range(rank)])


def atleast_1d(*arrays):
    made = [array if array.ndim else array.reshape(1) for array in map(asarray, arrays)]
    return made[0] if len(made) == 1 else made


def atleast_2d(*arrays):
    made = []
    for array in map(asarray, arrays):
        made.append(array if array.ndim > 1 else array.reshape(1, -1))
    return made[0] if len(made) == 1 else made


def atleast_3d(array):
    array = asarray(array)
    return array if array.ndim > 2 else atleast_2d(array)[..., None]


def broadcast_to(array, shape):
    return _wrap(_nd.broadcast_to(_handle(array), *_tuple(shape)))


def broadcast_shapes(*shapes):
    rank = 0
    for one in shapes:
        rank = len(one) if len(one) > rank else rank
    result = [1] * rank
    for one in shapes:
        for back in range(1, len(one) + 1):
            if one[-back] != 1:
                if result[-back] != 1 and result[-back] != one[-back]:
                    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape")
                result[-back] = one[-back]
    return tuple(result)


def broadcast_arrays(*arrays):
    arrays = [asarray(array) for array in arrays]
    shape = broadcast_shapes(*[array.shape for array in arrays])
    return [broadcast_to(array, shape) for array in arrays]


def concatenate(arrays, axis=0, **_):
    arrays = [asarray(array) for array in arrays]
    if axis is None:
        arrays, axis = [array.ravel() for array in arrays], 0
    return _wrap(_nd.concatenate(axis, *[array._h for array in arrays]))


concat = concatenate


def stack(arrays, axis=0, **_):
    return _wrap(_nd.stack(axis, *[_handle(array) for array in arrays]))


def hstack(arrays):
    arrays = [atleast_1d(array) for array in arrays]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def vstack(arrays):
    return concatenate([atleast_2d(array) for array in arrays], 0)


row_stack = vstack


def dstack(arrays):
    return concatenate([atleast_3d(array) for array in arrays], 2)


def column_stack(arrays):
    arrays = [asarray(array) for array in arrays]
    return concatenate([array[:, None] if array.ndim == 1 else array for array in arrays], 1)


def append(array, values, axis=None):
    if axis is None:
        return concatenate((ravel(array), ravel(values)))
    return concatenate((array, values), axis)


def insert(array, place, values, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    axis = axis % array.ndim
    before, after = [_slice(None)] * array.ndim, [_slice(None)] * array.ndim
    before[axis], after[axis] = _slice(None, place), _slice(place, None)
    values = asarray(values, array.dtype)
    if values.ndim < array.ndim:
        values = expand_dims(values, axis) if values.ndim == array.ndim - 1 and values.ndim else values
        own = list(array.shape)
        own[axis] = values.shape[axis] if values.ndim == array.ndim else values.size if array.ndim == 1 else 1
        values = broadcast_to(values, own)
    return concatenate((array[tuple(before)], values, array[tuple(after)]), axis)


def delete(array, place, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    length = array.shape[axis]
    if type(place) is slice:
        gone = list(range(length))[place]
    else:
        gone = [place] if type(place) is int else asarray(place).tolist()
    gone = [at % length for at in gone]
    return take(array, [at for at in range(length) if at not in gone], axis)


def split(array, parts, axis=0):
    array = asarray(array)
    length = array.shape[axis]
    if type(parts) is int:
        if length % parts:
            raise ValueError("array split does not result in an equal division")
        parts = list(range(length // parts, length, length // parts))
    return _cut(array, parts, axis)


def array_split(array, parts, axis=0):
    array = asarray(array)
    if type(parts) is int:
        length = array.shape[axis]
        sizes = [length // parts + (1 if at < length % parts else 0) for at in range(parts)]
        parts, end = [], 0
        for one in sizes[:-1]:
            end += one
            parts.append(end)
    return _cut(array, parts, axis)


def _cut(array, ends, axis):
    pieces, begin = [], 0
    for end in list(ends) + [array.shape[axis]]:
        key = [_slice(None)] * array.ndim
        key[axis] = _slice(begin, end)
        pieces.append(array[tuple(key)])
        begin = end
    return pieces


def hsplit(array, parts):
    array = asarray(array)
    return split(array, parts, 0 if array.ndim == 1 else 1)


def vsplit(array, parts):
    return split(array, parts, 0)


def repeat(array, repeats, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    times = [repeats] if type(repeats) is int else asarray(repeats).ravel().tolist()
    return _wrap(_nd.repeat(array._h, axis, *times))


def tile(array, reps):
    return _wrap(_nd.tile(_handle(array), *_tuple(reps)))


def flip(array, axis=None):
    return _wrap(_nd.flip(_handle(array), *_axes(axis)))


def fliplr(array):
    return flip(array, 1)


def flipud(array):
    return flip(array, 0)


def roll(array, shift, axis=None):
    array = asarray(array)
    if axis is None:
        return roll(array.ravel(), shift, 0).reshape(array.shape)
    for step, along in zip(_axes(shift), _axes(axis)):
        array = _wrap(_nd.roll(array._h, step, along))
    return array


def rot90(array, k=1, axes=(0, 1)):
    array = asarray(array)
    k %= 4
    if k == 0:
        return array.copy()
    if k == 2:
        return flip(array, axes)
    if k == 1:
        return swapaxes(flip(array, axes[1]), axes[0], axes[1])
    return flip(swapaxes(array, axes[0], axes[1]), axes[1])


def pad(array, pad_width, mode="constant", constant_values=0, **_):
    array = asarray(array)
    if type(pad_width) is int:
        widths = [(pad_width, pad_width)] * array.ndim
    elif type(pad_width[0]) is int:
        one = tuple(pad_width) if len(pad_width) == 2 else (pad_width[0], pad_width[0])
        widths = [one] * array.ndim
    else:
        widths = list(pad_width) * (array.ndim if len(pad_width) == 1 else 1)
    flat = []
    for before, after in widths:
        flat += (_int(before), _int(after))
    return _wrap(_nd.pad(array._h, mode, constant_values, *flat))


def tril(array, k=0):
    return _wrap(_nd.triangle(_handle(array), True, k))


def triu(array, k=0):
    return _wrap(_nd.triangle(_handle(array), False, k))


def _triangle_indices(rows, columns, inside):
    pairs = [(r, c) for r in range(rows) for c in range(columns) if inside(c - r)]
    return array([r for r, _ in pairs], int), array([c for _, c in pairs], int)


def triu_indices(n, k=0, m=None):
    return _triangle_indices(n, n if m is None else m, lambda ahead: ahead >= k)


def tril_indices(n, k=0, m=None):
    return _triangle_indices(n, n if m is None else m, lambda ahead: ahead <= k)


def diag_indices(n, ndim=2):
    return (arange(n),) * ndim


def diagonal(array, offset=0):
    array = asarray(array)
    rows, columns = array.shape[0], array.shape[1]
    begin = (0, offset) if offset >= 0 else (-offset, 0)
    length = rows - begin[0] if rows - begin[0] < columns - begin[1] else columns - begin[1]
    at = arange(length if length > 0 else 0)
    found = array[at + begin[0], at + begin[1]]
    return found if array.ndim == 2 else moveaxis(found, 0, -1)


def diag(array, k=0):
    array = asarray(array)
    if array.ndim == 2:
        return diagonal(array, k)
    n = array.size + (k if k >= 0 else -k)
    return where(eye(n, k=k, dtype=bool), _spread_diagonal(array, n, k), zeros((), array.dtype))


def _spread_diagonal(array, n, k):
    # Every row holds its own element of the diagonal.
    row = pad(array, (0, k) if k >= 0 else (-k, 0))
    return broadcast_to(row[:, None], (n, n))


def diagflat(array, k=0):
    return diag(ravel(array), k)


def fill_diagonal(array, value):
    n = array.shape[0] if array.shape[0] < array.shape[1] else array.shape[1]
    at = arange(n)
    array[at, at] = value


def nonzero(array):
    array = asarray(array)
    if array.ndim == 0:
        array = array.reshape(1)
    return tuple([_wrap(_nd.nonzero(array._h, axis)) for axis in range(array.ndim)])


def flatnonzero(array):
    return nonzero(ravel(array))[0]


def argwhere(array):
    return stack(nonzero(array), axis=1)


def take(array, indices, axis=None):
    array = asarray(array)
    if axis is None:
        return array.ravel()[asarray(indices)]
    key = [_slice(None)] * array.ndim
    key[axis] = asarray(indices)
    return array[tuple(key)]


def take_along_axis(array, indices, axis):
    array, indices = asarray(array), asarray(indices)
    key = []
    for at in range(array.ndim):
        if at == axis % array.ndim:
            key.append(indices)
        else:
            own = [1] * array.ndim
            own[at] = array.shape[at]
            key.append(arange(array.shape[at]).reshape(own))
    return array[tuple(key)]


def put_along_axis(array, indices, values, axis):
    key = []
    for at in range(array.ndim):
        own = [1] * array.ndim
        own[at] = array.shape[at]
        key.append(asarray(indices) if at == axis % array.ndim else arange(array.shape[at]).reshape(own))
    array[tuple(key)] = values


def compress(condition, array, axis=None):
    return take(array, flatnonzero(condition), axis)


def select(conditions, choices, default=0):
    result = asarray(default)
    for condition, choice in reversed(list(zip(conditions, choices))):
        result = where(condition, choice, result)
    return result


def copyto(target, source, where=True):
    target[...] = source if where is True else globals()["where"](where, source, target)


def unravel_index(flat, shape):
    flat = asarray(flat)
    if flat.ndim == 0:
        rest, found = int(flat.item()), []
        for length in reversed(shape):
            found.insert(0, rest % length)
            rest //= length
        return tuple(found)
    found = []
    for length in reversed(shape):
        found.insert(0, flat % length)
        flat = flat // length
    return tuple(found)


def ravel_multi_index(places, shape):
    flat = 0
    for place, length in zip(places, shape):
        flat = flat * length + asarray(place)
    return flat


def ix_(*lists):
    made = []
    for at, one in enumerate(lists):
        own = [1] * len(lists)
        own[at] = -1
        made.append(asarray(one).reshape(own))
    return tuple(made)


def as_strided(array, shape=None, strides=None, **_):
    array = asarray(array)
    shape = array.shape if shape is None else tuple(shape)
    strides = array.strides if strides is None else strides
    steps = [step // array.itemsize for step in strides]
    return _wrap(_nd.as_strided(array._h, len(shape), *(list(shape) + steps)))


def sliding_window_view(array, window_shape, axis=None, **_):
    array = asarray(array)
    windows = _tuple(window_shape)
    axes = list(range(array.ndim)) if axis is None else [a % array.ndim for a in _axes(axis)]
    if len(windows) != len(axes):
        raise ValueError("window_shape must have as many entries as there are axes")
    shape, strides = list(array.shape), list(array.strides)
    for window, along in zip(windows, axes):
        shape[along] -= window - 1
        if shape[along] < 1:
            raise ValueError("window shape cannot be larger than input array shape")
        shape.append(window)
        strides.append(array.strides[along])
    return as_strided(array, shape, strides)


def shares_memory(a, b):
    return _nd.shares(_handle(a), _handle(b))


may_share_memory = shares_memory


def ascontiguousarray(array, dtype=None):
    return asarray(array, dtype)


asanyarray = asfarray = asarray


def apply_along_axis(function, axis, array, *args):
    array = moveaxis(asarray(array), axis, -1)
    rows = array.reshape(-1, array.shape[-1])
    results = [asarray(function(row, *args)) for row in rows]
    made = stack(results)
    own = list(array.shape[:-1]) + list(results[0].shape)
    made = made.reshape(own)
    return moveaxis(made, -1, axis) if results[0].ndim else made


class finfo:
    def __init__(self, _=None):
        # float32 stands for float64 here: its limits are the ones that hold.
        self.eps = 1.1920929e-07
        self.tiny = self.smallest_normal = 1.1754944e-38
        self.max = 3.4028235e38
        self.min = -3.4028235e38


class iinfo:
    def __init__(self, _=None):
        self.max = 2147483647
        self.min = -2147483648


class errstate:
    def __init__(self, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def seterr(**_):
    return {}


def set_printoptions(**_):
    pass


def result_type(*values):
    most = bool_
    for value in values:
        one = value if type(value) is dtype else asarray(value).dtype
        most = one if one._kind > most._kind else most
    return most


def issubdtype(one, other):
    return _kind(one) == _kind(other)


def array2string(array, **_):
    return str(array)


def array_repr(array):
    return repr(array)
