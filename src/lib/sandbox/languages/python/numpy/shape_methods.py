# What an array does with its shape: x.reshape(...) and its kin.


@_methods
class _ShapeMethods:
    def reshape(self, *shape, order="C"):
        wanted = _tuple(shape[0]) if len(shape) == 1 else _tuple(shape)
        if order != "C":
            return reshape(self, wanted, order)
        return _wrap(_js_reshape(self._h, *wanted))

    def ravel(self, order="C"):
        return ravel(self, order) if order != "C" else _wrap(_js_reshape(self._h, -1))

    def flatten(self, order="C"):
        return ravel(self, order).copy() if order != "C" else _wrap(_js_copy(_ok(_js_reshape(self._h, -1))))

    def resize(self, *shape, refcheck=True):
        wanted = _tuple(shape[0]) if len(shape) == 1 else _tuple(shape)
        count = 1
        for length in wanted:
            count *= length
        flat = self.flatten()
        if count > flat.size:
            flat = concatenate((flat, zeros(count - flat.size, self.dtype)))
        self._h = flat[:count].reshape(wanted)._h

    def transpose(self, *axes):
        if len(axes) == 1 and (axes[0] is None or type(axes[0]) is not int):
            return _wrap(_js_transpose(self._h, *_axes(axes[0])))
        return _wrap(_js_transpose(self._h, *(axes or (None,))))

    def swapaxes(self, a, b):
        order = list(range(self.ndim))
        a, b = _axis(a, self.ndim), _axis(b, self.ndim)
        order[a], order[b] = order[b], order[a]
        return _wrap(_js_transpose(self._h, *order))

    def squeeze(self, axis=None):
        shape = self.shape
        if axis is None:
            return self.reshape([length for length in shape if length != 1])
        gone = [_axis(a, len(shape)) for a in _axes(axis)]
        if builtins.any([shape[a] != 1 for a in gone]):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        return self.reshape([length for a, length in enumerate(shape) if a not in gone])

    def repeat(self, repeats, axis=None):
        return repeat(self, repeats, axis)

    def view(self, *_):
        return _wrap(_js_reshape(self._h, *self.shape))

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return diagonal(self, offset, axis1, axis2)
