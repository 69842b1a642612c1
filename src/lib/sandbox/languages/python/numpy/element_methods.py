# What an array does with its elements: x.astype(...), x.clip(...) and their kin.


@_methods
class _ElementMethods:
    def copy(self, order="C"):
        return _wrap(_js_copy(self._h))

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, known):
        return self.copy()

    def astype(self, dtype, copy=True, **_):
        return _wrap(_js_astype(self._h, _kind(dtype)))

    def fill(self, value):
        value, kind = _value(value)
        _ok(_js_write(self._h, value, kind))

    def sort(self, axis=-1, kind=None):
        _ok(_js_write(self._h, _ok(_js_sort(self._h, axis)), 0))

    def argsort(self, axis=-1, kind=None):
        return argsort(self, axis)

    def round(self, decimals=0, out=None):
        return round(self, decimals, out)

    def clip(self, min=None, max=None, out=None):
        return _clipped(self, min, max, out)

    def take(self, indices, axis=None, out=None, mode="raise"):
        return take(self, indices, axis, out, mode)

    def put(self, places, values):
        put(self, places, values)

    def searchsorted(self, values, side="left"):
        return searchsorted(self, values, side)

    def compress(self, condition, axis=None):
        return compress(condition, self, axis)

    def nonzero(self):
        return nonzero(self)

    def conj(self):
        return self

    @property
    def real(self):
        return self
