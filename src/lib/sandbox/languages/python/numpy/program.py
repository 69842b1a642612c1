# Loading and calling a program, and what stands in where MicroPython wants numbers of its own.
import io

FILE = "submission"


class _Support:
    pass


_support = _Support()


def _stands_in(function):
    setattr(_support, function.__name__.strip("_"), function)
    return function


def _changed(name, function):
    in_place = _in_place(function)

    def change(target, value):
        if type(target) is ndarray:
            result = in_place(target, value)
            if result is not NotImplemented:
                return result
        return _PLAIN[name](target, value)

    setattr(_support, name, change)


_PLAIN = {
    "imul": lambda a, b: a * b,
    "itruediv": lambda a, b: a / b,
    "ifloordiv": lambda a, b: a // b,
    "imod": lambda a, b: a % b,
    "ipow": lambda a, b: a**b,
    "imatmul": lambda a, b: a @ b,
    "iand": lambda a, b: a & b,
    "ior": lambda a, b: a | b,
    "ixor": lambda a, b: a ^ b,
}


def _list_mul(a, b):
    # The one type of Python's own that `*=` changes in place.
    if type(a) is list:
        a[:] = a * b
        return a
    return a * b


_PLAIN["imul"] = _list_mul
for _name, _function in (
    ("imul", _nd.multiply), ("itruediv", _nd.divide), ("ifloordiv", _nd.floor_divide), ("imod", _nd.mod),
    ("ipow", _nd.power), ("iand", _nd.logical_and), ("ior", _nd.logical_or), ("ixor", _nd.logical_xor),
    ("imatmul", lambda a, b, _: _nd.matmul(a, b)),
):
    _changed(_name, _function)


@_stands_in
def lt(a, b):
    return b > a if type(b) is ndarray and type(a) is not ndarray else a < b


@_stands_in
def le(a, b):
    return b >= a if type(b) is ndarray and type(a) is not ndarray else a <= b


@_stands_in
def gt(a, b):
    return b < a if type(b) is ndarray and type(a) is not ndarray else a > b


@_stands_in
def ge(a, b):
    return b <= a if type(b) is ndarray and type(a) is not ndarray else a >= b


def _python(value):
    return value.item() if type(value) is ndarray and value.size == 1 else value


def _float(value=0.0):
    if type(value) is ndarray:
        if value.size != 1:
            raise TypeError("only size-1 arrays can be converted to Python scalars")
        return float(value.item())
    return float(value)


def _to_int(value=0, *base):
    return int(value.item() if type(value) is ndarray else value, *base)


def _round(value, digits=None):
    if type(value) is ndarray:
        return value.round(0 if digits is None else digits)
    return builtins.round(value) if digits is None else builtins.round(value, digits)


def _extreme(function, is_better):
    def extreme(*values, **options):
        given = list(values[0]) if len(values) == 1 else values
        if options or not builtins.any([type(value) is ndarray for value in given]):
            return function(*((given,) if len(values) == 1 else values), **options)
        best = given[0]
        for value in given[1:]:
            if is_better(value, best):
                best = value
        return best

    return extreme


def chain(*parts):
    "a < b < c"
    for at in range(0, len(parts) - 2, 2):
        if not _COMPARISONS[parts[at + 1]](parts[at], parts[at + 2]):
            return False
    return True


_COMPARISONS = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}
_support.chain = chain
_support.max = _extreme(builtins.max, gt)
_support.min = _extreme(builtins.min, lt)
_support.slice = _slice
_support.float = _float
_support.int = _to_int
_support.round = _round
_FLOATS = ("float16", "float32", "float64")


def _isinstance(value, kinds):
    for kind in kinds if type(kinds) is tuple else (kinds,):
        if type(kind) is dtype:
            if type(value) is ndarray and value._is_scalar() and value.dtype == kind:
                return True
        elif kind is float and type(value) is ndarray:
            if value._is_scalar() and _nd.kind(value._h) == _FLOAT:
                return True
        elif isinstance(kind, type) and isinstance(value, kind):
            # NumPy's numbers are no arrays, though they are written the same here.
            if kind is not ndarray or not value._is_scalar():
                return True
    return False


_support.isinstance = _isinstance


@_stands_in
def spec(value, specification):
    if type(value) is ndarray:
        if value.ndim:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return _ok(_nd.spec(value._h, specification))
    return ("{:" + specification + "}").format(value)


@_stands_in
def percent(text, values):
    if type(values) is tuple:
        return text % tuple([_python(value) for value in values])
    return text % (values if type(values) is dict else _python(values))


def _format(text, *values, **named):
    return text.format(
        *[_python(value) for value in values], **{key: _python(value) for key, value in named.items()}
    )


_support.format = _format
_print = builtins.print


def _print_all(*values, sep=" ", end="\n", file=None, flush=False):
    _print(*values, sep=" " if sep is None else sep, end="\n" if end is None else end)


builtins.print = _print_all


def _failure(error):
    text = io.StringIO()
    sys.print_exception(error, text)
    message = str(error)
    name = type(error).__name__
    if name == "NotImplementedType":
        name = "TypeError"
    return [name, message, text.getvalue()]


_program = None


def load(source, entry):
    "-> None, or what went wrong: [name, message, traceback]; a syntax error has a fourth entry."
    global _program
    _program = {"__name__": "__main__", "_gradus_": _support}
    _state.seed(int(_nd.next(_fresh_chance()) * _SMALL))
    try:
        code = compile(source, FILE, "exec")
    except BaseException as error:
        return _failure(error) + [True]
    try:
        exec(code, _program)
    except BaseException as error:
        return _failure(error)
    return None


def _fresh_chance():
    return _nd.chance(None)


def is_defined(entry):
    return callable(_program.get(entry))


_instance = None


def construct(entry, *args):
    global _instance
    try:
        _instance = _program[entry](*args)
    except BaseException as error:
        return _failure(error)
    return None


def call(entry, method, *args):
    try:
        if method is None:
            result = _program[entry](*args)
        else:
            result = getattr(_instance, _found(entry, method, "method"))(*args)
        return [_given(result, 0)]
    except BaseException as error:
        return _failure(error)


def read(entry, attribute):
    try:
        return [_given(getattr(_instance, _found(entry, attribute, "attribute")), 0)]
    except BaseException as error:
        return _failure(error)


def _found(entry, name, what):
    "The name as it stands, or as Python writes it."
    snake = "".join([("_" + c.lower()) if c.isupper() else c for c in name])
    for candidate in (snake, name):
        if hasattr(_instance, candidate):
            return candidate
    raise AttributeError("'" + entry + "' object has no " + what + " '" + snake + "'")


def _given(value, depth):
    "A result as it leaves Python: handles, numbers, texts, and tagged lists and dictionaries of them."
    if type(value) is ndarray:
        return value._h
    if value is None or type(value) is bool or type(value) is str or type(value) is float:
        return value
    if type(value) is int:
        return _plain(value)
    if depth > 8:
        raise ValueError("A result is nested too deep, or contains itself.")
    if isinstance(value, (list, tuple)):
        return [_given(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(key): _given(item, depth + 1) for key, item in value.items()}
    raise TypeError("A result cannot be a " + type(value).__name__ + ".")


def wrap(handle):
    return ndarray(handle)


def make_list(*items):
    return list(items)


def make_dict(*pairs):
    return {pairs[at]: pairs[at + 1] for at in range(0, len(pairs), 2)}
