# The same elements in another shape or order, joined and cut.


def _fortran(order):
    if order not in ("C", "F", "A", "K"):
        raise ValueError("order must be one of 'C', 'F', 'A', or 'K' (got '" + str(order) + "')")
    return order == "F"


def reshape(array, shape, order="C"):
    array = asarray(array)
    if not _fortran(order):
        return array.reshape(shape)
    # Columns first: the transposed array in the order of rows.
    return array.T.reshape(_tuple(shape)[::-1]).T


def ravel(array, order="C"):
    array = asarray(array)
    return array.T.ravel() if _fortran(order) else array.ravel()


def resize(array, shape):
    flat, shape = ravel(array), _tuple(shape)
    count = 1
    for length in shape:
        count *= length
    return flat[arange(count) % flat.size].reshape(shape)


def transpose(array, axes=None):
    return asarray(array).transpose(axes)


def permute_dims(array, axes):
    return asarray(array).transpose(axes)


def swapaxes(array, a, b):
    return asarray(array).swapaxes(a, b)


def moveaxis(array, source, destination):
    array = asarray(array)
    sources = [_axis(axis, array.ndim) for axis in _axes(source)]
    targets = [_axis(axis, array.ndim) for axis in _axes(destination)]
    if len(sources) != len(targets):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [axis for axis in range(array.ndim) if axis not in sources]
    for target, axis in sorted(zip(targets, sources)):
        order.insert(target, axis)
    return array.transpose(order)


def rollaxis(array, axis, start=0):
    array = asarray(array)
    axis = _axis(axis, array.ndim)
    return moveaxis(array, axis, start - 1 if start > axis else start)


def _axis(axis, rank):
    if not -rank <= axis < rank:
        raise AxisError("axis " + str(axis) + " is out of bounds for array of dimension " + str(rank))
    return axis % rank


def squeeze(array, axis=None):
    return asarray(array).squeeze(axis)


def expand_dims(array, axis):
    array = asarray(array)
    wanted = list(_axes(axis))
    rank = array.ndim + len(wanted)
    wanted = [_axis(a, rank) for a in wanted]
    rest = iter(array.shape)
    return array.reshape([1 if a in wanted else next(rest) for a in range(rank)])


def atleast_1d(*arrays):
    made = [array if array.ndim else array.reshape(1) for array in map(asarray, arrays)]
    return made[0] if len(made) == 1 else made


def atleast_2d(*arrays):
    made = []
    for array in map(asarray, arrays):
        made.append(array if array.ndim > 1 else array.reshape(1, -1))
    return made[0] if len(made) == 1 else made


def atleast_3d(*arrays):
    made = [array if array.ndim > 2 else atleast_2d(array)[..., None] for array in map(asarray, arrays)]
    return made[0] if len(made) == 1 else made


def broadcast_to(array, shape):
    return _wrap(_nd.broadcast_to(_handle(array), *_tuple(shape)))


def broadcast_shapes(*shapes):
    rank = 0
    shapes = [one if type(one) is tuple else (one,) for one in shapes]
    for one in shapes:
        rank = len(one) if len(one) > rank else rank
    result = [1] * rank
    for one in shapes:
        for back in range(1, len(one) + 1):
            if one[-back] != 1:
                if result[-back] != 1 and result[-back] != one[-back]:
                    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape")
                result[-back] = one[-back]
    return tuple(result)


def broadcast_arrays(*arrays):
    arrays = [asarray(array) for array in arrays]
    shape = broadcast_shapes(*[array.shape for array in arrays])
    return [broadcast_to(array, shape) for array in arrays]


def concatenate(arrays, axis=0, out=None, dtype=None, **_):
    arrays = [asarray(array) for array in arrays]
    if axis is None:
        arrays, axis = [array.ravel() for array in arrays], 0
    made = _wrap(_nd.concatenate(_int(axis), *[array._h for array in arrays]))
    return _into(out, made if dtype is None else made.astype(dtype))


concat = concatenate


def stack(arrays, axis=0, out=None, dtype=None, **_):
    made = _wrap(_nd.stack(_int(axis), *[_handle(array) for array in arrays]))
    return _into(out, made if dtype is None else made.astype(dtype))


def block(arrays):
    "Nested lists joined: the innermost along the last axis."

    def depth(part):
        return 1 + depth(part[0]) if type(part) is list else 0

    def joined(part, axis):
        if type(part) is not list:
            return part
        return concatenate([joined(one, axis + 1) for one in part], axis)

    levels = depth(arrays)
    leaves = asarray(arrays[0] if levels == 1 else arrays[0][0]) if levels else None
    rank = builtins.max(levels, leaves.ndim if leaves is not None else 0)

    def raised(part):
        if type(part) is list:
            return [raised(one) for one in part]
        part = asarray(part)
        return part.reshape([1] * (rank - part.ndim) + list(part.shape))

    return joined(raised(arrays), -levels)


def hstack(arrays):
    arrays = [atleast_1d(array) for array in arrays]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def vstack(arrays):
    return concatenate([atleast_2d(array) for array in arrays], 0)


row_stack = vstack


def dstack(arrays):
    return concatenate([atleast_3d(array) for array in arrays], 2)


def column_stack(arrays):
    arrays = [asarray(array) for array in arrays]
    return concatenate([array[:, None] if array.ndim == 1 else array for array in arrays], 1)


def append(array, values, axis=None):
    if axis is None:
        return concatenate((ravel(array), ravel(values)))
    return concatenate((array, values), axis)


def insert(array, place, values, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    rows = moveaxis(array, axis, 0)
    length = len(rows)
    one = _is_number(place) or (type(place) is ndarray and place.ndim == 0)
    places = [_int(place)] if one else list(range(length))[place] if type(place) is slice else asarray(place).tolist()
    places = [_place(at, length + 1, length) for at in places]
    values = asarray(values).astype(array.dtype)
    if one:
        # For one place all values go there.
        if values.ndim == rows.ndim:
            given = moveaxis(values, axis, 0)
        else:
            given = values[None] if rows.ndim > 1 else atleast_1d(values)
        places = places * len(given)
    else:
        given = values if values.ndim < rows.ndim else moveaxis(values, axis, 0)
    given = broadcast_to(given, [len(places)] + list(rows.shape[1:]))
    order, at = [], 0
    after = sorted([(where_to, number) for number, where_to in enumerate(places)])
    for number in range(length + 1):
        while at < len(after) and after[at][0] == number:
            order.append(length + after[at][1])
            at += 1
        if number < length:
            order.append(number)
    return moveaxis(concatenate((rows, given), 0)[globals()["array"](order, int)], 0, axis)


def _place(at, size, length):
    if not -length <= at < size:
        raise IndexError("index " + str(at) + " is out of bounds for axis 0 with size " + str(length))
    return at + length if at < 0 else at


def delete(array, place, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    length = array.shape[axis]
    if type(place) is slice:
        gone = list(range(length))[place]
    elif type(place) is int:
        gone = [place]
    else:
        place = asarray(place)
        gone = flatnonzero(place).tolist() if place.dtype == bool else place.ravel().tolist()
    gone = [_place(at, length, length) for at in gone]
    return take(array, [at for at in range(length) if at not in gone], axis)


def split(array, parts, axis=0):
    array = asarray(array)
    length = array.shape[_axis(axis, array.ndim)]
    if type(parts) is int:
        if length % parts:
            raise ValueError("array split does not result in an equal division")
        parts = list(range(length // parts, length, length // parts))
    return _cut(array, parts, axis)


def array_split(array, parts, axis=0):
    array = asarray(array)
    if type(parts) is int:
        length = array.shape[axis]
        sizes = [length // parts + (1 if at < length % parts else 0) for at in range(parts)]
        parts, end = [], 0
        for one in sizes[:-1]:
            end += one
            parts.append(end)
    return _cut(array, parts, axis)


def _cut(array, ends, axis):
    pieces, begin = [], 0
    for end in list(ends) + [array.shape[axis]]:
        key = [_slice(None)] * array.ndim
        key[axis] = _slice(begin, end)
        pieces.append(array[tuple(key)])
        begin = end
    return pieces


def hsplit(array, parts):
    array = asarray(array)
    return split(array, parts, 0 if array.ndim == 1 else 1)


def vsplit(array, parts):
    return split(array, parts, 0)


def dsplit(array, parts):
    return split(array, parts, 2)
