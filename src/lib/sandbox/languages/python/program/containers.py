# Lists, tuples, sets and dictionaries as programs write them.


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


_support.ordered_from = _ordered_from
_support.pairs = _pairs
_support.dict = _dict
