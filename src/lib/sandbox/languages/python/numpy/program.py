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
    ("imul", ndarray.__mul__), ("itruediv", ndarray.__truediv__), ("ifloordiv", ndarray.__floordiv__),
    ("imod", ndarray.__mod__), ("ipow", ndarray.__pow__), ("iand", ndarray.__and__), ("ior", ndarray.__or__),
    ("ixor", ndarray.__xor__), ("imatmul", ndarray.__matmul__),
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


@_stands_in
def mul(a, b):
    "MicroPython repeats a list as often as whatever becomes an integer."
    if type(b) is ndarray and (type(a) is list or type(a) is tuple):
        if not b._is_scalar():
            return b.__rmul__(a)
        if b.dtype != int:
            raise TypeError("can't multiply sequence by non-int of type 'numpy." + b.dtype.name + "'")
    return a * b


def _python(value):
    return value.item() if type(value) is ndarray and value.size == 1 else value


def _float(value=0.0):
    if type(value) is ndarray:
        if value.size != 1:
            raise TypeError("only size-1 arrays can be converted to Python scalars")
        return float(value.item())
    return float(_read(value))


def _read(value):
    "A text with the numbers in it that were to be told later."
    return _ok(_nd.resolved(value)) if type(value) is str and "\uE0F0" in value else value


def _to_int(value=0, *base):
    if type(value) is ndarray and value.size != 1:
        raise TypeError("only size-1 arrays can be converted to Python scalars")
    return int(value.item() if type(value) is ndarray else _read(value), *base)


def _round(value, digits=None):
    if type(value) is ndarray:
        return value.round(0 if digits is None else digits)
    return builtins.round(value) if digits is None else builtins.round(value, digits)


def _best_of(function, is_better):
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
_support.max = _best_of(builtins.max, gt)
_support.min = _best_of(builtins.min, lt)
_support.slice = _slice
_support.float = _float
_support.int = _to_int
_support.round = _round
_FLOATS = ("float16", "float32", "float64")


def _is_of(own, kind):
    return own == kind or kind is generic or (kind is number and own != bool)


def _isinstance(value, kinds):
    for kind in kinds if type(kinds) is tuple else (kinds,):
        if kind is int and type(value) is bool:
            return True
        if type(kind) is dtype:
            if type(value) is ndarray and value._is_scalar() and _is_of(value.dtype, kind):
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
_support.required = _required


@_stands_in
def listed(*items):
    return list(items)


@_stands_in
def tupled(*items):
    return items


@_stands_in
def gathered(*items):
    return set(items)


# A dictionary that keeps its order, as Python's do.
_Ordered = collections.OrderedDict


def _hashable(key):
    # A dictionary with an order compares its names and never asks for their hash.
    if type(key) is ndarray:
        hash(key)
    return key


@_stands_in
def ordered(*parts):
    made = _Ordered()
    for at in range(0, len(parts), 2):
        made[_hashable(parts[at])] = parts[at + 1]
    return made


def _ordered_from(pairs):
    return _Ordered([(_hashable(key), value) for key, value in pairs])


def _dict(source=(), **named):
    made = _Ordered()
    if hasattr(source, "keys"):
        for key in source.keys():
            made[key] = source[key]
    else:
        for key, value in source:
            made[_hashable(key)] = value
    for key in named:
        made[key] = named[key]
    return made


def _pairs(mapping):
    flat = []
    for key in mapping.keys():
        flat.append(key)
        flat.append(mapping[key])
    return flat


def _sum(values, start=0):
    # Python's own holds its running total where nothing else sees it.
    for value in values:
        start = start + value
    return start


def _zfill(text, width):
    sign = text[0] if text[:1] in ("-", "+") else ""
    return sign + "0" * (width - len(text)) + text[len(sign):]


def _title(text):
    made = ""
    for at, letter in enumerate(text):
        made += letter.lower() if at and text[at - 1].isalpha() else letter.upper()
    return made


_TEXT = {
    "zfill": _zfill,
    "ljust": lambda text, width, fill=" ": text + fill * (width - len(text)),
    "rjust": lambda text, width, fill=" ": fill * (width - len(text)) + text,
    "title": _title,
    "capitalize": lambda text: text[:1].upper() + text[1:].lower(),
    "swapcase": lambda text: "".join([c.lower() if c.isupper() else c.upper() for c in text]),
    "isalnum": lambda text: len(text) > 0 and builtins.all([c.isalpha() or c.isdigit() for c in text]),
    "removeprefix": lambda text, prefix: text[len(prefix):] if text.startswith(prefix) else text,
    "removesuffix": lambda text, suffix: text[: len(text) - len(suffix)] if suffix and text.endswith(suffix) else text,
}


@_stands_in
def method(name, thing, *args):
    "A method that strings of MicroPython's have not got."
    return _TEXT[name](thing, *args) if type(thing) is str else getattr(thing, name)(*args)


_support.ordered_from = _ordered_from
_support.pairs = _pairs
_support.dict = _dict
_support.sum = _sum
_support.vars = lambda thing: thing.__dict__


def _shown(value):
    "As Python writes it: an ordered dictionary of MicroPython's has a name in front."
    t = type(value)
    if isinstance(value, _Ordered):
        return "{" + ", ".join([repr(key) + ": " + _shown(value[key]) for key in value]) + "}"
    if t is list:
        return "[" + ", ".join([_shown(item) for item in value]) + "]"
    if t is tuple:
        return "(" + ", ".join([_shown(item) for item in value]) + (",)" if len(value) == 1 else ")")
    return repr(value)


def _text(value):
    t = type(value)
    return _shown(value) if t is list or t is tuple or isinstance(value, _Ordered) else value


_support.text = _text


@_stands_in
def spec(value, specification):
    if type(value) is ndarray:
        if value.ndim:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return _ok(_nd.spec(value._h, specification))
    if "," in specification and type(value) is float:
        digits = ("{:" + specification.replace(",", "").lstrip("0123456789<>^") + "}").format(value)
        whole, point, rest = digits.partition(".")
        made = "{:,}".format(int(whole)) + point + rest
        if made[0] != "-" and whole[0] == "-":
            made = "-" + made
        wide = specification.split(",")[0]
        return ("{:" + (wide if wide and wide[0] in "<>^" else ">" + wide) + "}").format(made) if wide else made
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
    _print(*[_text(value) for value in values], sep=" " if sep is None else sep, end="\n" if end is None else end)


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
    _plain_random.seed(int(_nd.next(_fresh_chance()) * _SMALL))
    try:
        code = compile(source, FILE, "exec")
    except BaseException as error:
        return _failure(error) + [True]
    try:
        exec(code, _program)
    except BaseException as error:
        return _failure(error)
    return None


# What the exercise forbids of numpy, put back when the next program is loaded.
_forbidden = []


def forbid(*names):
    while _forbidden:
        module, name, function = _forbidden.pop()
        setattr(module, name, function)
    for path in names:
        module = numpy
        *modules, name = path.split(".")
        for part in modules:
            module = getattr(module, part, None)
        function = getattr(module, name, None) if module is not None and name in module._names else None
        if function is not None:
            _forbidden.append((module, name, function))
            setattr(module, name, _refusing("np." + path, function))


def _refusing(path, function):
    def refuse(*args, **named):
        if _nd.enter(path) is None:
            _fail()
        return function(*args, **named)

    return refuse


@_stands_in
def watched(thing, path):
    if type(thing) is ndarray and _nd.enter(path) is None:
        _fail()
    return thing


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


def _make_room(names, add):
    """MicroPython's tables are full before they grow, and a name that is not in a full one costs a walk through all of it:
    a few names more make such a table grow."""
    count = len(names)
    for size in (47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 683, 907):
        if count <= size:
            break
    if count > 0.8 * size:
        for extra in range(size + 1 - count):
            add("_" + str(extra), None)


_make_room(ndarray.__dict__, lambda name, value: setattr(ndarray, name, value))
_make_room(numpy.__dict__, lambda name, value: setattr(numpy, name, value))


# Where the adapter finds them.
import __main__
for _name in ("load", "is_defined", "construct", "call", "read", "wrap", "make_list", "make_dict", "_given", "forbid"):
    setattr(__main__, _name, globals()[_name])
