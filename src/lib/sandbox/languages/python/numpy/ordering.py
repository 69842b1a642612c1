# Sorting, counting and what needs it.


def sort(array, axis=-1, kind=None, order=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    if array.size == 0:
        return array.copy()
    made = _wrap(_nd.sort(array._h, axis))
    return made if made.dtype == array.dtype else made.astype(array.dtype)


def argsort(array, axis=-1, **_):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    return _wrap(_nd.argsort(array._h, axis))


def partition(array, kth, axis=-1, **_):
    return sort(array, axis)


def argpartition(array, kth, axis=-1, **_):
    return argsort(array, axis)


def quantile(array, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **_):
    if method != "linear":
        raise NotImplementedError("numpy.quantile is supported with method='linear' only")
    array = atleast_1d(array)
    axes = list(range(array.ndim)) if axis is None else [_axis(a, array.ndim) for a in _axes(axis)]
    # The axes asked for become one, the last.
    moved = moveaxis(array, axes, list(range(array.ndim - len(axes), array.ndim)))
    rows = moved.reshape(list(moved.shape[: array.ndim - len(axes)]) + [-1])
    ordered = sort(rows, -1)
    length = ordered.shape[-1]
    if length == 0:
        raise IndexError("no values to take a quantile of")

    def one(part):
        if not 0 <= part <= 1:
            raise ValueError("Quantiles must be in the range [0, 1]")
        place = part * (length - 1)
        low = int(place)
        high = low + 1 if low + 1 < length else low
        below = ordered[..., low].astype(float)
        result = below + (ordered[..., high] - below) * (place - low)
        if not keepdims:
            return result
        return result.reshape([1 if a in axes else n for a, n in enumerate(array.shape)])

    if _is_number(q) or (type(q) is ndarray and q.ndim == 0):
        return _into(out, one(q.item() if type(q) is ndarray else q))
    return _into(out, stack([one(part) for part in asarray(q).tolist()]))


def percentile(array, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **_):
    return quantile(array, q / 100 if _is_number(q) else asarray(q) / 100, axis, out, False, method, keepdims)


def median(array, axis=None, out=None, overwrite_input=False, keepdims=False):
    return quantile(array, 0.5, axis, out, keepdims=keepdims)


def cov(array, other=None, rowvar=True, bias=False, ddof=None):
    array = asarray(array)
    if array.ndim == 1:
        array = array[None]
    elif not rowvar:
        array = array.T
    if other is not None:
        array = vstack((array, atleast_2d(other) if rowvar else atleast_2d(other).T))
    if ddof is None:
        ddof = 0 if bias else 1
    centred = array - array.mean(axis=1, keepdims=True)
    return squeeze(centred @ centred.T / (array.shape[1] - ddof))


def corrcoef(array, other=None, rowvar=True):
    covariance = cov(array, other, rowvar)
    if covariance.ndim == 0:
        return covariance / covariance
    spread = sqrt(diag(covariance))
    return covariance / outer(spread, spread)


def diff(array, n=1, axis=-1, prepend=None, append=None):
    array = asarray(array)

    def end(value):
        value = asarray(value)
        if value.ndim:
            return value
        own = list(array.shape)
        own[axis] = 1
        return broadcast_to(value, own)

    if prepend is not None:
        array = concatenate((end(prepend), array), axis)
    if append is not None:
        array = concatenate((array, end(append)), axis)
    for _ in range(n):
        later, earlier = [_slice(None)] * array.ndim, [_slice(None)] * array.ndim
        later[axis], earlier[axis] = _slice(1, None), _slice(None, -1)
        compare = not_equal if array.dtype == bool else subtract
        array = compare(array[tuple(later)], array[tuple(earlier)])
    return array


def ediff1d(array):
    return diff(ravel(array))


def bincount(array, weights=None, minlength=0):
    is_list = type(array) is not ndarray
    array = asarray(array)
    if is_list and (array.dtype == float):
        array = array.astype(int)
    if array.ndim != 1:
        raise ValueError("object of too small depth for desired array" if array.ndim == 0 else "object too deep for desired array")
    if array.size and array.dtype == float:
        raise TypeError("Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'")
    if array.size and int(min(array)) < 0:
        raise ValueError("'list' argument must have no negative elements")
    length = int(max(array)) + 1 if array.size else 0
    counts = zeros(length if length > minlength else minlength, int if weights is None else float)
    add.at(counts, array, 1 if weights is None else weights)
    return counts


def unique(array, return_index=False, return_inverse=False, return_counts=False, axis=None):
    array = asarray(array)
    if axis is None:
        rows = flat = array.ravel()
        values = flat.tolist()
    else:
        rows = moveaxis(array, axis, 0)
        values = [tuple(row) for row in rows.reshape(rows.shape[0], -1).tolist()]
    first, counts = {}, {}
    for at, value in enumerate(values):
        first.setdefault(value, at)
        counts[value] = counts.get(value, 0) + 1
    kept = sorted(first)
    place = {value: at for at, value in enumerate(kept)}
    chosen = globals()["array"]([first[value] for value in kept], int)
    found = rows[chosen]
    results = [found if axis is None else moveaxis(found, 0, axis)]
    if return_index:
        results.append(chosen)
    if return_inverse:
        results.append(globals()["array"]([place[value] for value in values], int))
    if return_counts:
        results.append(globals()["array"]([counts[value] for value in kept], int))
    return results[0] if len(results) == 1 else tuple(results)


def intersect1d(a, b, **_):
    first, second = unique(a), unique(b)
    return first[isin(first, second)]


def union1d(a, b):
    return unique(concatenate((ravel(a), ravel(b))))


def setdiff1d(a, b, **_):
    first = unique(a)
    return first[~isin(first, b)]


def trim_zeros(values, trim="fb"):
    kept = flatnonzero(values)
    if kept.size == 0:
        return values[:0]
    begin = int(kept[0]) if "f" in trim.lower() else 0
    end = int(kept[-1]) + 1 if "b" in trim.lower() else len(values)
    return values[begin:end]


def histogram(array, bins=10, range=None, density=None, weights=None):
    flat = asarray(array).ravel()
    if _is_number(bins):
        if range is None:
            range = (float(flat.min().item()), float(flat.max().item())) if flat.size else (0.0, 1.0)
            if range[0] == range[1]:
                range = (range[0] - 0.5, range[1] + 0.5)
        edges = linspace(range[0], range[1], bins + 1)
    else:
        edges = asarray(bins)
    count = edges.size - 1
    place = clip(searchsorted(edges, flat, "right") - 1, 0, count - 1)
    inside = (flat >= edges[0]) & (flat <= edges[-1])
    counts = zeros(count, int if weights is None else float)
    add.at(counts, place, inside.astype(int) if weights is None else inside * asarray(weights).ravel())
    return (counts / (counts.sum() * diff(edges)) if density else counts), edges


def searchsorted(array, values, side="left", sorter=None):
    array, values = asarray(array), asarray(values)
    before = array < values[..., None] if side == "left" else array <= values[..., None]
    return before.sum(axis=-1)


def digitize(values, bins, right=False):
    return searchsorted(bins, values, "left" if right else "right")


def interp(x, xp, fp):
    x, xp, fp = asarray(x), asarray(xp), asarray(fp)
    at = clip(searchsorted(xp, x, "right") - 1, 0, builtins.max(0, xp.size - 2))
    part = clip((x - xp[at]) / (xp[at + 1] - xp[at]), 0, 1)
    return fp[at] + part * (fp[at + 1] - fp[at])


def trapz(y, x=None, dx=1.0, axis=-1):
    y = moveaxis(asarray(y), axis, -1)
    steps = dx if x is None else diff(x)
    return sum(steps * (y[..., 1:] + y[..., :-1]), -1) / 2


def gradient(array, step=1.0, axis=None):
    array = asarray(array)
    if axis is None and array.ndim > 1:
        return [gradient(array, step, along) for along in range(array.ndim)]
    array = moveaxis(array, 0 if axis is None else axis, 0)
    if len(array) < 2:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least 2 elements are required.")
    inner = (array[2:] - array[:-2]) / (2 * step)
    made = concatenate([(array[1:2] - array[:1]) / step, inner, (array[-1:] - array[-2:-1]) / step])
    return moveaxis(made, 0, 0 if axis is None else axis)


def polyval(p, x):
    result = zeros_like(asarray(x))
    for coefficient in p:
        result = result * x + coefficient
    return result


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
    if mode != "same":
        raise ValueError("mode must be one of 'valid', 'same', or 'full' (got '" + str(mode) + "')")
    begin = (v.size - 1) // 2
    return result[begin : begin + a.size]


def correlate(a, v, mode="valid"):
    return convolve(a, asarray(v)[::-1], mode)
