# The functions that run outside MicroPython, and how numbers cross to them. They begin with _nd or _js_, and give None
# when they fail.

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
