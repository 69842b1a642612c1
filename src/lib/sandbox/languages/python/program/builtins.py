# Python's own functions, where those of MicroPython know no arrays.


def _python(value):
    return value.item() if type(value) is ndarray and value.size == 1 else value


def _read(value):
    "A text with the numbers in it that were to be told later."
    return _ok(_nd.resolved(value)) if type(value) is str and "\uE0F0" in value else value


def _float(value=0.0):
    if type(value) is ndarray:
        if value.size != 1:
            raise TypeError("only size-1 arrays can be converted to Python scalars")
        return float(value.item())
    return float(_read(value))


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


def _sum(values, start=0):
    # Python's own holds its running total where nothing else sees it.
    for value in values:
        start = start + value
    return start


_support.float = _float
_support.int = _to_int
_support.round = _round
_support.max = _best_of(builtins.max, gt)
_support.min = _best_of(builtins.min, lt)
_support.sum = _sum
_support.slice = _slice
_support.isinstance = _isinstance
_support.vars = lambda thing: thing.__dict__
