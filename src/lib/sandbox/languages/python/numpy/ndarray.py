# The ndarray: a handle to an array of TensorFlow.js, with Python's operators.


class flatiter:
    "x.flat"

    def __init__(self, array):
        self._array = array

    def __iter__(self):
        return iter(self._array.ravel())

    def __len__(self):
        return self._array.size

    def __getitem__(self, key):
        return self._array.ravel()[key]

    def __setitem__(self, key, value):
        flat = self._array.flatten()
        flat[key] = value
        self._array[...] = flat.reshape(self._array.shape)


class ndarray:
    def __init__(self, handle, *_):
        if type(handle) is tuple or type(handle) is int:
            handle = zeros(handle)._h
        self._h = handle

    # what it is
    @property
    def shape(self):
        h = self._h
        return tuple([_js_dim(h, axis) for axis in range(_js_rank(h))])

    @shape.setter
    def shape(self, shape):
        self._h = self.reshape(shape)._h

    @property
    def ndim(self):
        return _js_rank(self._h)

    @property
    def size(self):
        return _js_size(self._h)

    @property
    def dtype(self):
        return _DTYPES[_js_kind(self._h)]

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def strides(self):
        h = self._h
        return tuple([_js_stride(h, axis) * self.itemsize for axis in range(_js_rank(h))])

    @property
    def T(self):
        return _wrap(_js_transpose(self._h, None))

    @property
    def flat(self):
        return flatiter(self)

    @property
    def base(self):
        return self if _js_is_view(self._h) else None

    def _is_scalar(self):
        return _js_is_scalar(self._h)

    def __len__(self):
        if _js_rank(self._h) == 0:
            raise TypeError("len() of unsized object")
        return _js_dim(self._h, 0)

    # values
    def item(self, *at):
        if at:
            index = at[0] if len(at) == 1 else at
            return (self[index] if type(index) is tuple else self.ravel()[index]).item()
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        value = _ok(_js_item(self._h))
        kind = _js_kind(self._h)
        if type(value) is str:
            value = float(value) if kind == _FLOAT else int(value)
        return float(value) if kind == _FLOAT else value

    def tolist(self):
        if self.ndim == 0:
            return self.item()
        # As text: one crossing instead of one for every element.
        text = _ok(_js_dump(self._h))
        if "n" in text:
            flat = eval(text, {"nan": float("nan"), "inf": float("inf")})
        else:
            flat = json.loads(text)
        if _js_kind(self._h) == _BOOL:
            flat = [bool(value) for value in flat]
        return _nested(flat, self.shape, 0, len(flat))

    def __bool__(self):
        if self.size > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return self.size == 1 and _ok(_js_truth(self._h))

    def __int__(self):
        if self.size != 1:
            raise TypeError("only size-1 arrays can be converted to Python scalars")
        return int(self.item())

    def __hash__(self):
        if not self._is_scalar():
            raise TypeError("unhashable type: 'numpy.ndarray'")
        return hash(self.item())

    def __iter__(self):
        if _js_rank(self._h) == 0:
            raise TypeError("iteration over a 0-d array")
        h = self._h
        return iter([_wrap(_js_at(h, index)) for index in range(_js_dim(h, 0))])

    def __reversed__(self):
        return iter(self[::-1])

    def __contains__(self, value):
        return bool((self == value).any())

    def __str__(self):
        return _ok(_js_text(self._h, False))

    def __repr__(self):
        return _ok(_js_text(self._h, True))

    # elements
    def __getitem__(self, key):
        if type(key) is int:
            return _wrap(_js_at(self._h, key))
        return _wrap(_js_get(self._h, *_key(key)))

    def __setitem__(self, key, value):
        value, kind = _value(value)
        _ok(_js_set(self._h, value, kind, *_key(key)))

    # operators
    __add__ = _binary("add")
    __radd__ = _reflected("add")
    __iadd__ = _in_place(_binary("add"))
    __sub__ = _binary("subtract")
    __rsub__ = _reflected("subtract")
    __isub__ = _in_place(_binary("subtract"))
    __mul__ = _binary("multiply")
    __rmul__ = _reflected("multiply")
    __truediv__ = _binary("divide")
    __rtruediv__ = _reflected("divide")
    __floordiv__ = _binary("floor_divide")
    __rfloordiv__ = _reflected("floor_divide")
    __mod__ = _binary("mod")
    __rmod__ = _reflected("mod")
    __pow__ = _binary("power")
    __rpow__ = _reflected("power")
    __eq__ = _compared(_binary("equal"), False)
    __ne__ = _compared(_binary("not_equal"), True)
    __lt__ = _binary("less")
    __le__ = _binary("less_equal")
    __gt__ = _binary("greater")
    __ge__ = _binary("greater_equal")
    __and__ = _binary("logical_and")
    __rand__ = _reflected("logical_and")
    __or__ = _binary("logical_or")
    __ror__ = _reflected("logical_or")
    __xor__ = _binary("logical_xor")
    __rxor__ = _reflected("logical_xor")

    def __matmul__(self, other):
        return _wrap(_js_matmul(self._h, asarray(other)._h))

    def __rmatmul__(self, other):
        return _wrap(_js_matmul(asarray(other)._h, self._h))

    def __neg__(self):
        if _js_kind(self._h) == _BOOL:
            raise TypeError("The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.")
        return _wrap(_js_negative(self._h))

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return _wrap(_js_abs(self._h))

    def __invert__(self):
        return _wrap(_js_invert(self._h))

    def __divmod__(self, other):
        return self // other, self % other


def _wrap(handle):
    if handle is None:
        _fail()
    return ndarray(handle)


def _nested(flat, shape, begin, end):
    if len(shape) == 1:
        return flat[begin:end]
    if shape[0] == 0:
        return []
    step = (end - begin) // shape[0]
    return [_nested(flat, shape[1:], begin + k * step, begin + (k + 1) * step) for k in range(shape[0])]


def _methods(part):
    "Decorates a class whose methods become ndarray's: those of a base class would be looked for in ndarray first."
    for name, method in part.__dict__.items():
        if name not in ("__module__", "__qualname__"):
            setattr(ndarray, name, method)
    return part
