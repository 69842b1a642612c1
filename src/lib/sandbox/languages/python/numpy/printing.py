# How arrays are written, and types.


_OPTIONS = {
    "precision": "precision", "threshold": "threshold", "edgeitems": "edgeItems", "linewidth": "lineWidth",
    "suppress": "isSuppressed", "suppress_small": "isSuppressed", "max_line_width": "lineWidth", "separator": "separator",
}
_MOST = 2147483647


def _print_options(options):
    "As JSON, under the names that printing goes by; what cannot be had says so."
    found = {}
    for name, value in options.items():
        if value is None:
            continue
        if name not in _OPTIONS:
            if name in ("nanstr", "infstr", "sign", "floatmode", "formatter", "legacy", "prefix", "suffix"):
                raise NotImplementedError("printing: " + name + "= is not supported here; there are " + ", ".join(sorted(_OPTIONS)))
            raise TypeError("printing: there is no option " + name)
        found[_OPTIONS[name]] = _MOST if name == "threshold" and (value == inf or value > _MOST) else value
    return json.dumps(found)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **others):
    own = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth, "suppress": suppress}
    own.update(others)
    _ok(_nd.set_printing(_print_options(own)))


def get_printoptions():
    now = json.loads(_ok(_nd.printing()))
    return {name: now[_OPTIONS[name]] for name in ("precision", "threshold", "edgeitems", "linewidth", "suppress")}


class printoptions:
    "with np.printoptions(precision=3): ..."

    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        self._before = get_printoptions()
        set_printoptions(**self._options)
        return get_printoptions()

    def __exit__(self, *_):
        set_printoptions(**self._before)
        return False


def array2string(array, **options):
    return _ok(_nd.text_by(_handle(array), _print_options(options)))


def array_str(array, max_line_width=None, precision=None, suppress_small=None):
    return array2string(array, max_line_width=max_line_width, precision=precision, suppress_small=suppress_small)


def array_repr(array, *_):
    return repr(asarray(array))


# types


def dtype_of(given):
    "np.dtype(...)"
    return given if type(given) is dtype else _DTYPES[_kind(given)]


# Told from every other by what they are, not by their kind.
generic = dtype("generic", _FLOAT, 8)
number = dtype("number", _FLOAT, 8)


def result_type(*values):
    most = bool_
    for value in values:
        is_type = type(value) is dtype or type(value) is type or type(value) is str
        one = dtype_of(value) if is_type else asarray(value).dtype
        most = one if one._kind > most._kind else most
    return most


promote_types = result_type


def issubdtype(one, other):
    if other is generic:
        return True
    if other is number:
        return _kind(one) != _BOOL
    if other is bool or other is bool_:
        return _kind(one) == _BOOL
    return _kind(one) == _kind(other)
