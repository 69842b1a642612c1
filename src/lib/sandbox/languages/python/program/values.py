# Values as they enter Python and leave it.


def wrap(handle):
    return ndarray(handle)


def make_list(*items):
    return list(items)


def make_dict(*pairs):
    return {pairs[at]: pairs[at + 1] for at in range(0, len(pairs), 2)}


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
