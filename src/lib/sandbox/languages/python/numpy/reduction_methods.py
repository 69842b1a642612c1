# What an array sums up to: x.sum(...) and its kin.


def _reduced(function, array, axis, keepdims, dtype, out):
    if dtype is None and out is None and (axis is None or type(axis) is int):
        handle = function(array._h, keepdims, axis)
        if handle is None:
            _fail()
        return ndarray(handle)
    if dtype is not None and _kind(dtype) != _js_kind(array._h):
        array = array.astype(dtype)
    result = _wrap(function(array._h, keepdims, *_axes(axis)))
    if out is None:
        return result
    out[...] = result
    return out


@_methods
class _ReductionMethods:
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        if initial is not None or where is not True:
            return sum(self, axis, dtype, out, keepdims, initial, where)
        return _reduced(_js_sum, self, axis, keepdims, dtype, out)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        if initial is not None or where is not True:
            return prod(self, axis, dtype, out, keepdims, initial, where)
        return _reduced(_js_prod, self, axis, keepdims, dtype, out)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, where=True):
        if where is not True:
            return mean(self, axis, dtype, out, keepdims, where)
        return _reduced(_js_mean, self, axis, keepdims, dtype, out)

    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        if initial is not None or where is not True:
            return max(self, axis, out, keepdims, initial, where)
        return _reduced(_js_max, self, axis, keepdims, None, out)

    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        if initial is not None or where is not True:
            return min(self, axis, out, keepdims, initial, where)
        return _reduced(_js_min, self, axis, keepdims, None, out)

    def any(self, axis=None, out=None, keepdims=False, where=True):
        if where is not True:
            return any(self, axis, out, keepdims, where)
        return _reduced(_js_any, self, axis, keepdims, None, out)

    def all(self, axis=None, out=None, keepdims=False, where=True):
        if where is not True:
            return all(self, axis, out, keepdims, where)
        return _reduced(_js_all, self, axis, keepdims, None, out)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
        if out is not None or where is not True:
            return var(self, axis, dtype, out, ddof, keepdims, where)
        return _wrap(_js_variance(self._h, keepdims, ddof, *_axes(axis)))

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
        if out is not None or where is not True:
            return std(self, axis, dtype, out, ddof, keepdims, where)
        return _wrap(_js_sqrt(_ok(_js_variance(self._h, keepdims, ddof, *_axes(axis)))))

    def argmax(self, axis=None, out=None, keepdims=False):
        return _into(out, _wrap(_js_argmax(self._h, axis, keepdims)))

    def argmin(self, axis=None, out=None, keepdims=False):
        return _into(out, _wrap(_js_argmin(self._h, axis, keepdims)))

    def cumsum(self, axis=None, dtype=None, out=None):
        if dtype is not None:
            return cumsum(self, axis, dtype, out)
        return _into(out, _wrap(_js_cumsum(self._h, axis)))

    def cumprod(self, axis=None, dtype=None, out=None):
        if dtype is not None:
            return cumprod(self, axis, dtype, out)
        return _into(out, _wrap(_js_cumprod(self._h, axis)))

    def ptp(self, axis=None, out=None, keepdims=False):
        return ptp(self, axis, out, keepdims)

    def trace(self, offset=0, axis1=0, axis2=1):
        return trace(self, offset, axis1, axis2)

    def dot(self, other, out=None):
        return _into(out, _wrap(_js_dot(self._h, asarray(other)._h)))
