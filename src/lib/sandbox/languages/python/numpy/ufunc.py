# Functions of one or two arrays, element by element.


class ufunc:
    "A function of one or two arrays, element by element."

    def __init__(self, name, function, inputs):
        self.__name__ = name
        self._function = function
        self._operator = _binary(name) if inputs == 2 else None
        self.nin = inputs

    def __call__(self, *args, out=None, where=None, dtype=None):
        if out is None and dtype is None and len(args) == self.nin:
            # What programs do most, before all else.
            first = args[0]
            if type(first) is ndarray:
                if self.nin == 1:
                    handle = self._function(first._h)
                    if handle is None:
                        _fail()
                    return ndarray(handle)
                result = self._operator(first, args[1])
                if result is not NotImplemented:
                    return result
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

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False):
        if self.__name__ in _REDUCES:
            made = _REDUCES[self.__name__](array, axis=axis, keepdims=keepdims)
        elif self.nin == 2 and type(axis) is int:
            made = self._steps(array, axis)[-1]
            made = expand_dims(made, axis) if keepdims else made
        else:
            raise AttributeError("numpy." + self.__name__ + ".reduce is not supported here")
        return _into(out, made)

    def accumulate(self, array, axis=0):
        if self.__name__ == "add":
            return cumsum(array, axis)
        if self.__name__ == "multiply":
            return cumprod(array, axis)
        return stack(self._steps(array, axis), axis)

    def _steps(self, array, axis):
        "Results after one element of the axis, after two, ..."
        array = moveaxis(asarray(array), axis, 0)
        steps = [array[0]]
        for at in range(1, len(array)):
            steps.append(self(steps[-1], array[at]))
        return steps

    def outer(self, a, b):
        a, b = asarray(a), asarray(b)
        return self(a.reshape(list(a.shape) + [1] * b.ndim), b)

    def at(self, array, key, value=None):
        if self.__name__ not in ("add", "subtract") and self.nin == 2:
            # One after the other: only sums may be taken together.
            places = arange(array.size).reshape(array.shape)[key]
            flat, values = array.flatten(), broadcast_to(value, places.shape).ravel()
            for order, place in enumerate(places.ravel().tolist()):
                flat[place] = self(flat[place], values[order])
            array[...] = flat.reshape(array.shape)
            return
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
# By exec, not by globals()[name]: a single key that MicroPython has not interned slows every look-up among them.
for _inputs, _names in ((2, _TWO), (1, _ONE)):
    for _name in _names.split():
        exec(_name + " = ufunc('" + _name + "', _nd." + _name + ", " + str(_inputs) + ")")
absolute = fabs = globals()["abs"]
true_divide = divide
remainder = mod
bitwise_not = invert
deg2rad, rad2deg = radians, degrees
fix = trunc


def _composed(inputs):
    "A function of arrays as NumPy's ufuncs are called: with out, where and dtype, and with reduce and outer."

    return lambda function: _Composed(function.__name__, function, inputs)


class _Composed(ufunc):
    def __init__(self, name, function, inputs):
        self.__name__ = name
        self._compose = function
        self.nin = inputs

    def __call__(self, *args, out=None, where=True, dtype=None):
        if len(args) == self.nin + 1 and out is None:
            args, out = args[: self.nin], args[self.nin]
        if len(args) != self.nin:
            raise TypeError(self.__name__ + "() takes " + str(self.nin) + " positional arguments but " + str(len(args)) + " were given")
        made = self._compose(*[_array_or_scalar(arg) for arg in args])
        if dtype is not None:
            made = made.astype(dtype)
        if where is True:
            return _into(out, made)
        return _into(out, globals()["where"](where, made, made if out is None else out))


def _array_or_scalar(value):
    return value if type(value) is ndarray else _wrap(_scalar_or(value))


def _into(out, result):
    "The result, written into `out` if there is one."
    if type(out) is tuple:
        out = out[0]
    if out is None:
        return result
    if result.shape != out.shape:
        raise ValueError("output array has shape " + str(out.shape) + ", the result " + str(result.shape))
    _same_kind(out, result)
    out[...] = result
    return out


def _operator(function, is_reflected=False):
    def method(self, other):
        if type(other) is ndarray or _is_number(other) or type(other) is list or type(other) is tuple:
            return function(other, self) if is_reflected else function(self, other)
        return NotImplemented

    return method


def _bitwise(a, b, function, logical):
    if a.dtype == bool and b.dtype == bool:
        return logical(a, b)
    if a.dtype == float or b.dtype == float:
        raise TypeError("ufunc 'bitwise' not supported for the input types: bits are those of integers and booleans")
    # TensorFlow.js has no such kernel for WebGPU: by the values.
    shape = broadcast_shapes(a.shape, b.shape)
    left, right = [broadcast_to(array.astype(int), shape).ravel().tolist() for array in (a, b)]
    made = array([function(x, y) for x, y in zip(left, right)], int).reshape(shape)
    return made if shape else made[()]


@_composed(2)
def bitwise_and(a, b):
    return _bitwise(a, b, lambda x, y: x & y, logical_and)


@_composed(2)
def bitwise_or(a, b):
    return _bitwise(a, b, lambda x, y: x | y, logical_or)


@_composed(2)
def bitwise_xor(a, b):
    return _bitwise(a, b, lambda x, y: x ^ y, logical_xor)


@_composed(2)
def left_shift(a, b):
    return a * power(2, b)


@_composed(2)
def right_shift(a, b):
    return a // power(2, b)


def _bit_operator(logical, function, is_reflected=False):
    "Bits of integers; of booleans, which masks are, the truth."
    bits = _operator(function, is_reflected)

    def method(self, other):
        if _nd.kind(self._h) == _BOOL and (_nd.kind(other._h) == _BOOL if type(other) is ndarray else type(other) is bool):
            return logical(self, other)
        return bits(self, other)

    return method


ndarray.__and__ = _bit_operator(ndarray.__and__, bitwise_and)
ndarray.__rand__ = _bit_operator(ndarray.__rand__, bitwise_and, True)
ndarray.__or__ = _bit_operator(ndarray.__or__, bitwise_or)
ndarray.__ror__ = _bit_operator(ndarray.__ror__, bitwise_or, True)
ndarray.__xor__ = _bit_operator(ndarray.__xor__, bitwise_xor)
ndarray.__rxor__ = _bit_operator(ndarray.__rxor__, bitwise_xor, True)
ndarray.__lshift__, ndarray.__rlshift__ = _operator(left_shift), _operator(left_shift, True)
ndarray.__rshift__, ndarray.__rrshift__ = _operator(right_shift), _operator(right_shift, True)


@_composed(2)
def fmax(a, b):
    return where(isnan(a), b, where(isnan(b), a, maximum(a, b)))


@_composed(2)
def fmin(a, b):
    return where(isnan(a), b, where(isnan(b), a, minimum(a, b)))


@_composed(2)
def fmod(a, b):
    rest = mod(absolute(a), absolute(b))
    return where(less(a, 0), -rest, rest)


@_composed(2)
def float_power(a, b):
    return power(a.astype(float), b)


@_composed(2)
def copysign(a, b):
    return where(signbit(b), -absolute(a), absolute(a)).astype(float)


@_composed(1)
def signbit(x):
    x = x.astype(float)
    return (x < 0) | ((x == 0) & (1 / x < 0))


@_composed(1)
def positive(x):
    return x.copy()


def divmod(a, b):
    return floor_divide(a, b), mod(a, b)
