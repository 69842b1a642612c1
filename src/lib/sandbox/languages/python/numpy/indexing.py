# What stands in the brackets of x[...], and what is written there.


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
