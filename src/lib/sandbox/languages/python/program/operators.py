# Operators that MicroPython has otherwise: in place, comparisons, and a list by an array.


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


_COMPARISONS = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}


def chain(*parts):
    "a < b < c"
    for at in range(0, len(parts) - 2, 2):
        if not _COMPARISONS[parts[at + 1]](parts[at], parts[at + 2]):
            return False
    return True


_support.chain = chain


@_stands_in
def mul(a, b):
    "MicroPython repeats a list as often as whatever becomes an integer."
    if type(b) is ndarray and (type(a) is list or type(a) is tuple):
        if not b._is_scalar():
            return b.__rmul__(a)
        if b.dtype != int:
            raise TypeError("can't multiply sequence by non-int of type 'numpy." + b.dtype.name + "'")
    return a * b
