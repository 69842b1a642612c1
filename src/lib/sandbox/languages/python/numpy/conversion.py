# Arrays of lists and numbers: array and asarray.


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
