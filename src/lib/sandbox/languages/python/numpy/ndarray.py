# The ndarray: a handle to an array of TensorFlow.js, with Python's operators.
# Whatever begins with _nd or _js_ runs outside MicroPython and gives None when it fails.

# Python's own names, here first: MicroPython's tables are full before they grow, and a name that is not there costs a
# walk through the whole table.
from builtins import *
import _nd
import builtins
import json

_named = _nd.named


def _take(names):
    "Functions of _nd as they are: looked up there, each call would ask JavaScript for them again."
    for name in names.split():
        exec("_js_" + name + " = _named('" + name + " plain')")


_take(
    "abs all any argmax argmin as_array as_scalar astype at copy cumprod cumsum dim dot dump error_message "
    "error_type from_json get invert is_scalar is_view item kind matmul max mean min negative prod rank reshape "
    "set size sort sqrt stack stride sum text transpose truth variance write zero_rank"
)

_BOOL, _INT, _FLOAT = 0, 1, 2
_SMALL = 1 << 30


class Stopped(BaseException):
    "The runtime has ended the run."


class LinAlgError(ValueError):
    pass


class AxisError(ValueError):
    pass


_ERRORS = {
    "ValueError": ValueError,
    "IndexError": IndexError,
    "TypeError": TypeError,
    "OutOfMemory": MemoryError,
    "RangeError": ValueError,
    "Stopped": Stopped,
}


def _fail():
    message = _js_error_message()
    if message.startswith("axis "):
        raise AxisError(message)
    raise _ERRORS.get(_js_error_type(), RuntimeError)(message)


def _ok(result):
    if result is None:
        _fail()
    return result


def _number_kind(value):
    t = type(value)
    return _FLOAT if t is float else _INT if t is int else _BOOL


def _plain(value):
    # Integers beyond 31 bits would lose their upper part on the way.
    if type(value) is int and not -_SMALL < value < _SMALL:
        return float(value)
    return value


def _is_number(value):
    t = type(value)
    return t is float or t is int or t is bool


class dtype:
    def __init__(self, name, kind, itemsize):
        self.name = name
        self._kind = kind
        self.itemsize = itemsize
        self.kind = "biuf"[0 if kind == 0 else 1 if kind == 1 else 3]
        self.type = self

    def __call__(self, value=0):
        if type(value) is str:
            value = float(value)
        made = asarray(value, self)
        return _wrap(_js_as_scalar(made._h)) if made.ndim == 0 else made

    def __eq__(self, other):
        try:
            return _kind(other) == self._kind
        except TypeError:
            return False

    def __hash__(self):
        return self._kind

    def __repr__(self):
        return "dtype('" + self.name + "')"

    def __str__(self):
        return self.name


float64 = dtype("float64", _FLOAT, 8)
float32 = dtype("float32", _FLOAT, 4)
float16 = dtype("float16", _FLOAT, 2)
int64 = dtype("int64", _INT, 8)
int32 = dtype("int32", _INT, 4)
int16 = dtype("int16", _INT, 2)
int8 = dtype("int8", _INT, 1)
uint8 = dtype("uint8", _INT, 1)
uint16 = dtype("uint16", _INT, 2)
uint32 = dtype("uint32", _INT, 4)
bool_ = dtype("bool", _BOOL, 1)
_DTYPES = (bool_, int64, float64)
_NAMES = {
    "bool": _BOOL, "int": _INT, "float": _FLOAT, "int8": _INT, "int16": _INT, "int32": _INT, "int64": _INT,
    "uint8": _INT, "uint16": _INT, "uint32": _INT, "uint64": _INT, "float16": _FLOAT, "float32": _FLOAT,
    "float64": _FLOAT, "double": _FLOAT, "single": _FLOAT, "i": _INT, "i4": _INT, "i8": _INT, "f": _FLOAT,
    "f4": _FLOAT, "f8": _FLOAT, "d": _FLOAT, "?": _BOOL, "b": _INT,
}


def _kind(given):
    if type(given) is dtype:
        return given._kind
    if given is float:
        return _FLOAT
    if given is int:
        return _INT
    if given is bool:
        return _BOOL
    if type(given) is str and given in _NAMES:
        return _NAMES[given]
    raise TypeError("data type " + repr(given) + " not understood")


def _tuple(shape):
    if type(shape) is tuple or type(shape) is list:
        return [_index(length) for length in shape]
    if type(shape) is ndarray and shape.ndim == 1:
        return shape.tolist()
    return [_index(shape)]


def _int(value):
    return value if type(value) is int else int(value)


def _index(value):
    "What stands for a length, an axis or a place: no float, not even 2.0."
    if type(value) is int:
        return value
    if type(value) is float or type(value) is str or (type(value) is ndarray and _js_kind(value._h) == _FLOAT):
        raise TypeError("'float' object cannot be interpreted as an integer; write // or int(...)")
    return int(value)


def _axes(axis):
    if axis is None:
        return (None,)
    if type(axis) is tuple or type(axis) is list:
        return axis
    return (_index(axis),)


def _wrap(handle):
    if handle is None:
        _fail()
    return ndarray(handle)


def _binary(name):
    arrays, with_float, with_int = _named(name + " arrays"), _named(name + " float32"), _named(name + " int32")
    general = _named(name + " any")

    def method(self, other):
        t = type(other)
        if t is ndarray:
            handle = arrays(self._h, other._h)
        elif t is float:
            handle = with_float(self._h, other)
        elif t is int:
            handle = with_int(self._h, other if -_SMALL < other < _SMALL else float(other))
        elif t is bool:
            handle = general(self._h, other, _BOOL)
        elif t is list or t is tuple:
            handle = arrays(self._h, asarray(other)._h)
        else:
            return NotImplemented
        if handle is None:
            _fail()
        return ndarray(handle)

    return method


def _reflected(name):
    arrays, float_with, int_with = _named(name + " arrays"), _named("float32 " + name), _named("int32 " + name)
    general = _named(name + " any")

    def method(self, other):
        t = type(other)
        if t is float:
            handle = float_with(self._h, other)
        elif t is int:
            handle = int_with(self._h, other if -_SMALL < other < _SMALL else float(other))
        elif t is bool:
            handle = general(other, self._h, _BOOL)
        elif t is list or t is tuple:
            handle = arrays(asarray(other)._h, self._h)
        else:
            return NotImplemented
        if handle is None:
            _fail()
        return ndarray(handle)

    return method


def _compared(method, unlike):
    "What is no number and no array is like no element; a text is not looked at element by element."

    def compare(self, other):
        result = method(self, other)
        if result is NotImplemented and type(other) is not str:
            return full(self.shape, unlike) if self.ndim else _wrap(_js_as_scalar(asarray(unlike)._h))
        return result

    return compare


def _in_place(plain):

    def method(self, other):
        result = plain(self, other)
        if result is NotImplemented or self._is_scalar():
            return result
        _same_kind(self, result)
        _ok(_js_write(self._h, result._h, 0))
        return self

    return method


def _same_kind(target, result):
    if _js_kind(result._h) > _js_kind(target._h):
        raise TypeError(
            "Cannot cast ufunc output from " + repr(result.dtype) + " to " + repr(target.dtype)
            + " with casting rule 'same_kind'"
        )


def _key(key):
    if type(key) is not tuple:
        key = (key,)
    code = []
    for item in key:
        t = type(item)
        if t is int:
            code += (0, item)
        elif t is slice:
            code.append(1)
            for part in (item.start, item.stop, item.step):
                code.append(part if part is None or type(part) is int else _index(part))
        elif item is None:
            code.append(2)
        elif item is Ellipsis:
            code.append(3)
        elif t is ndarray:
            code += (4, item._h)
        elif t is list or t is bool or t is tuple or t is range:
            made = asarray(list(item) if t is range else item)
            code += (4, made._h if made.size or made.ndim != 1 else made.astype(int)._h)
        else:
            raise IndexError(
                "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
            )
    return code


def _value(value):
    "What can be written into an array: a handle or a number, and its kind."
    if type(value) is ndarray:
        return value._h, 0
    if _is_number(value):
        return _plain(value), _number_kind(value)
    return asarray(value)._h, 0


class _SliceMaker:
    def __getitem__(self, key):
        return key


def _slice(*parts):
    "MicroPython makes slices only between brackets."
    start, stop, step = (None, parts[0], None) if len(parts) == 1 else parts if len(parts) == 3 else parts + (None,)
    return _SliceMaker()[start:stop:step]


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
        return self.size == 1 and _ok_bool(_js_truth(self._h))

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

    # shape
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

    def copy(self, order="C"):
        return _wrap(_js_copy(self._h))

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, known):
        return self.copy()

    def astype(self, dtype, copy=True, **_):
        return _wrap(_js_astype(self._h, _kind(dtype)))

    def view(self, *_):
        return _wrap(_js_reshape(self._h, *self.shape))

    def fill(self, value):
        value, kind = _value(value)
        _ok(_js_write(self._h, value, kind))

    def sort(self, axis=-1, kind=None):
        _ok(_js_write(self._h, _ok(_js_sort(self._h, axis)), 0))

    def argsort(self, axis=-1, kind=None):
        return argsort(self, axis)

    # reductions
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

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return diagonal(self, offset, axis1, axis2)

    def dot(self, other, out=None):
        return _into(out, _wrap(_js_dot(self._h, asarray(other)._h)))

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


def _ok_bool(value):
    if value is None:
        _fail()
    return value


def _nested(flat, shape, begin, end):
    if len(shape) == 1:
        return flat[begin:end]
    if shape[0] == 0:
        return []
    step = (end - begin) // shape[0]
    return [_nested(flat, shape[1:], begin + k * step, begin + (k + 1) * step) for k in range(shape[0])]


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


def _gather(value, flat, depth, shape):
    "Flattens nested lists; -> the kind of their numbers, or None if there is an array among them."
    if len(shape) == depth:
        shape.append(len(value))
    elif shape[depth] != len(value):
        raise ValueError("setting an array element with a sequence: the rows have different lengths")
    most = _BOOL
    for item in value:
        t = type(item)
        if t is list or t is tuple or t is range:
            kind = _gather(item, flat, depth + 1, shape)
            if kind is None:
                return None
        elif t is ndarray:
            return None
        elif t is float:
            kind = _FLOAT
            flat.append(item)
        elif t is int:
            kind = _INT
            flat.append(item)
        elif t is bool:
            kind = _BOOL
            flat.append(1 if item else 0)
        else:
            raise TypeError("an array cannot hold a " + t.__name__ + ": arrays here hold numbers and booleans")
        if kind > most:
            most = kind
        if (t is float or t is int or t is bool) and len(shape) > depth + 1:
            raise ValueError("setting an array element with a sequence: the rows have different lengths")
    if len(shape) > depth + 1 and shape[depth] and (type(value[0]) is not list and type(value[0]) is not tuple and type(value[0]) is not range):
        raise ValueError("setting an array element with a sequence: the rows have different lengths")
    return most


def _from_list(value):
    flat, shape = [], []
    kind = _gather(value, flat, 0, shape)
    if kind is None:
        return stack([asarray(item) for item in value])
    if not flat:
        kind = _FLOAT
    text = json.dumps(flat)
    if "n" in text:
        # JSON has neither NaN nor infinity: as rows of scalars they pass one by one.
        parts = [_js_zero_rank(number, _FLOAT) for number in flat]
        return _wrap(_js_reshape(_ok(_js_stack(0, *parts)), *shape))
    return _wrap(_js_from_json(text, kind, *shape))


def array(value, dtype=None, copy=True, ndmin=0, **_):
    made = asarray(value)
    if dtype is not None:
        made = made.astype(dtype)
    elif made is value and copy is not False:
        made = _wrap(_js_as_array(made._h)) if made._is_scalar() else made.copy()
    while made.ndim < ndmin:
        made = made[None]
    return made


def asarray(value, dtype=None, **_):
    if type(value) is ndarray:
        return value if dtype is None or _kind(dtype) == _js_kind(value._h) else value.astype(dtype)
    if _is_number(value):
        made = _wrap(_js_zero_rank(_plain(value), _number_kind(value)))
    elif type(value) is list or type(value) is tuple:
        made = _from_list(value)
    elif isinstance(value, (range, list, tuple)) or hasattr(value, "__next__"):
        made = _from_list(list(value))
    elif isinstance(value, (bytes, bytearray)) or type(value) is str or value is None or isinstance(value, dict):
        raise TypeError("an array cannot be made of a " + type(value).__name__)
    elif hasattr(value, "__array__"):
        made = value.__array__()
    else:
        try:
            made = _from_list(list(value))
        except TypeError:
            raise TypeError("an array cannot be made of a " + type(value).__name__)
    return made if dtype is None else made.astype(dtype)


def _handle(value):
    return value._h if type(value) is ndarray else asarray(value)._h
