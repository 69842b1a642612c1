# Lengths and axes as programs give them.


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
