# Sums and their kin along axes.


def _listed(array):
    return list(array) if type(array) is not ndarray and hasattr(array, "__next__") else array


def sum(array, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    array = asarray(_listed(array))
    if where is not True:
        array = globals()["where"](where, array, zeros((), array.dtype))
    result = array.sum(axis, dtype, None, keepdims)
    return _into(out, result if initial is None else result + initial)


def prod(array, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    array = asarray(array)
    if where is not True:
        array = globals()["where"](where, array, ones((), array.dtype))
    result = array.prod(axis, dtype, None, keepdims)
    return _into(out, result if initial is None else result * initial)


def mean(array, axis=None, dtype=None, out=None, keepdims=False, where=True):
    array = asarray(array)
    if where is True:
        return _into(out, array.mean(axis, dtype, None, keepdims))
    count = broadcast_to(where, array.shape).sum(axis, None, None, keepdims)
    return _into(out, sum(array, axis, dtype, None, keepdims, None, where) / count)


def var(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    array = asarray(array)
    if where is True:
        return _into(out, array.var(axis, dtype, None, ddof, keepdims))
    count = broadcast_to(where, array.shape).sum(axis, None, None, keepdims) - ddof
    apart = square(array - mean(array, axis, None, None, True, where))
    return _into(out, sum(apart, axis, dtype, None, keepdims, None, where) / count)


def std(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    return _into(out, sqrt(var(array, axis, dtype, None, ddof, keepdims, where)))


def _extremum(array, method, better, axis, out, keepdims, initial, where):
    array = asarray(_listed(array))
    if where is not True:
        if initial is None:
            raise ValueError("reduction operation '" + method + "' does not have an identity, so to use a where mask one has to specify 'initial'")
        array = globals()["where"](where, array, initial)
    if array.size == 0 and initial is not None and axis is None:
        return _into(out, float64(initial) if array.dtype == float else int64(initial))
    result = getattr(array, method)(axis, None, keepdims)
    return _into(out, result if initial is None else better(result, initial))


def max(array, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extremum(array, "max", maximum, axis, out, keepdims, initial, where)


def min(array, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extremum(array, "min", minimum, axis, out, keepdims, initial, where)


amax, amin = max, min


def any(array, axis=None, out=None, keepdims=False, where=True):
    array = asarray(array)
    if where is not True:
        array = logical_and(array, where)
    return _into(out, array.any(axis, None, keepdims))


def all(array, axis=None, out=None, keepdims=False, where=True):
    array = asarray(array)
    if where is not True:
        array = logical_or(array, logical_not(where))
    return _into(out, array.all(axis, None, keepdims))


def argmax(array, axis=None, out=None, keepdims=False):
    return _into(out, asarray(array).argmax(axis, None, keepdims))


def argmin(array, axis=None, out=None, keepdims=False):
    return _into(out, asarray(array).argmin(axis, None, keepdims))


def cumsum(array, axis=None, dtype=None, out=None):
    array = asarray(array) if dtype is None else asarray(array).astype(dtype)
    return _into(out, array.cumsum(axis))


def cumprod(array, axis=None, dtype=None, out=None):
    array = asarray(array) if dtype is None else asarray(array).astype(dtype)
    return _into(out, array.cumprod(axis))


def ptp(array, axis=None, out=None, keepdims=False):
    return _into(out, max(array, axis, None, keepdims) - min(array, axis, None, keepdims))


_REDUCES = {
    "add": sum, "multiply": prod, "maximum": max, "minimum": min, "logical_and": all, "logical_or": any,
}


def _without_nan(array, instead):
    array = asarray(array)
    return where(isnan(array), instead, array) if array.dtype == float else array


def nansum(array, axis=None, dtype=None, out=None, keepdims=False):
    return sum(_without_nan(array, 0.0), axis, dtype, out, keepdims)


def nanprod(array, axis=None, dtype=None, out=None, keepdims=False):
    return prod(_without_nan(array, 1.0), axis, dtype, out, keepdims)


def nanargmax(array, axis=None):
    return argmax(_without_nan(array, -inf), axis)


def nanargmin(array, axis=None):
    return argmin(_without_nan(array, inf), axis)


def nanmedian(array, axis=None):
    if axis is not None:
        return apply_along_axis(nanmedian, axis, array)
    flat = ravel(array)
    return median(flat[~isnan(flat)])


def nanmean(array, axis=None, dtype=None, out=None, keepdims=False):
    count = sum(logical_not(isnan(array)), axis, keepdims=keepdims)
    return _into(out, nansum(array, axis, keepdims=keepdims) / count)


def nanmax(array, axis=None, out=None, keepdims=False):
    return max(_without_nan(array, -inf), axis, keepdims=keepdims)


def nanmin(array, axis=None, out=None, keepdims=False):
    return min(_without_nan(array, inf), axis, keepdims=keepdims)


def nanvar(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    there = logical_not(isnan(array))
    centred = where(there, asarray(array) - nanmean(array, axis, keepdims=True), 0.0)
    return sum(square(centred), axis, keepdims=keepdims) / (sum(there, axis, keepdims=keepdims) - ddof)


def nanstd(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return sqrt(nanvar(array, axis, dtype, None, ddof, keepdims))


def count_nonzero(array, axis=None, keepdims=False):
    return sum(asarray(array) != 0, axis, keepdims=keepdims)


def average(array, axis=None, weights=None, returned=False, keepdims=False):
    array = asarray(array)
    if weights is None:
        result = mean(array, axis, keepdims=keepdims)
        return (result, zeros(result.shape) + array.size / builtins.max(1, result.size)) if returned else result
    weights = asarray(weights).astype(float)
    if weights.shape != array.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        if weights.shape != (array.shape[axis],):
            raise ValueError("Length of weights not compatible with specified axis.")
        own = [1] * array.ndim
        own[axis] = weights.size
        weights = broadcast_to(weights.reshape(own), array.shape)
    total = sum(weights, axis, keepdims=keepdims)
    result = sum(array * weights, axis, keepdims=keepdims) / total
    return (result, total) if returned else result
