# Arrays repeated, turned and padded; triangles and diagonals.


def repeat(array, repeats, axis=None):
    array = asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    times = [repeats] if type(repeats) is int else asarray(repeats).ravel().tolist()
    if len(times) != 1 and len(times) != array.shape[axis]:
        raise ValueError("operands could not be broadcast together with shape (" + str(array.shape[axis]) + ",) (" + str(len(times)) + ",)")
    return _wrap(_nd.repeat(array._h, axis, *times))


def tile(array, reps):
    return _wrap(_nd.tile(_handle(array), *_tuple(reps)))


def flip(array, axis=None):
    return _wrap(_nd.flip(_handle(array), *_axes(axis)))


def fliplr(array):
    return flip(array, 1)


def flipud(array):
    return flip(array, 0)


def roll(array, shift, axis=None):
    array = asarray(array)
    if array.size == 0:
        return array.copy()
    if axis is None:
        return roll(array.ravel(), shift, 0).reshape(array.shape)
    shifts, axes = list(_axes(shift)), list(_axes(axis))
    shifts = shifts * len(axes) if len(shifts) == 1 else shifts
    axes = axes * len(shifts) if len(axes) == 1 else axes
    for step, along in zip(shifts, axes):
        array = _wrap(_nd.roll(array._h, _int(step), along))
    return array


def rot90(array, k=1, axes=(0, 1)):
    array = asarray(array)
    k %= 4
    if k == 0:
        return array.copy()
    if k == 2:
        return flip(array, axes)
    if k == 1:
        return swapaxes(flip(array, axes[1]), axes[0], axes[1])
    return flip(swapaxes(array, axes[0], axes[1]), axes[1])


def _width_pairs(given, rank, what):
    "A number, a pair or one pair for every axis -> pairs."
    given = asarray(given)
    if given.ndim == 0:
        given = broadcast_to(given, (rank, 2))
    elif given.ndim == 1 and given.size == 1:
        given = broadcast_to(given, (rank, 2))
    elif given.shape == (2,) or given.shape == (1, 2):
        given = broadcast_to(given.reshape(1, 2), (rank, 2))
    elif given.shape == (rank, 1):
        given = broadcast_to(given, (rank, 2))
    elif given.shape != (rank, 2):
        raise ValueError(what + " of shape " + str(given.shape) + " does not fit an array of " + str(rank) + " axes")
    return given.tolist()


_EDGES = {"maximum": "max", "minimum": "min", "mean": "mean"}


def pad(array, pad_width, mode="constant", constant_values=0, end_values=0, stat_length=None, **more):
    if more:
        raise TypeError("numpy.pad: " + ", ".join(more) + " is not supported here")
    array = asarray(array)
    widths = [[_int(before), _int(after)] for before, after in _width_pairs(pad_width, array.ndim, "pad_width")]
    if mode in _EDGES or mode == "linear_ramp" or (mode == "constant" and not _is_number(constant_values)):
        if stat_length is not None:
            raise TypeError("numpy.pad: stat_length is not supported here")
        return _padded(array, widths, mode, _width_pairs(end_values if mode == "linear_ramp" else constant_values, array.ndim, "constant_values"))
    if array.dtype == int and mode == "constant":
        constant_values = _int(constant_values)
    flat = []
    for before, after in widths:
        flat += (before, after)
    return _wrap(_nd.pad(array._h, mode, constant_values, *flat))


def _padded(array, widths, mode, ends):
    for axis, ((before, after), (first, last)) in enumerate(zip(widths, ends)):
        def edge(width, value, at):
            own = list(array.shape)
            own[axis] = width
            if mode == "constant":
                return full(own, value, array.dtype)
            if mode != "linear_ramp":
                one = getattr(array, _EDGES[mode])(axis=axis, keepdims=True)
                one = rint(one) if mode == "mean" and array.dtype == int else one
                return broadcast_to(one, own).astype(array.dtype)
            one = take(array, [at], axis)
            steps = [1] * array.ndim
            steps[axis] = width
            inwards = arange(width).reshape(steps) / width
            ramp = value + (one - value) * (inwards if at == 0 else flip(inwards, axis))
            return fix(ramp).astype(int) if array.dtype == int else ramp

        parts = [edge(before, first, 0)] if before else []
        parts.append(array)
        if after:
            parts.append(edge(after, last, -1))
        array = concatenate(parts, axis, dtype=array.dtype)
    return array


def _square(array):
    array = asarray(array)
    return broadcast_to(array, (array.size, array.size)) if array.ndim == 1 else array


def tril(array, k=0):
    return _wrap(_nd.triangle(_square(array)._h, True, k))


def triu(array, k=0):
    return _wrap(_nd.triangle(_square(array)._h, False, k))


def _triangle_indices(rows, columns, inside):
    pairs = [(r, c) for r in range(rows) for c in range(columns) if inside(c - r)]
    return array([r for r, _ in pairs], int), array([c for _, c in pairs], int)


def triu_indices(n, k=0, m=None):
    return _triangle_indices(n, n if m is None else m, lambda ahead: ahead >= k)


def tril_indices(n, k=0, m=None):
    return _triangle_indices(n, n if m is None else m, lambda ahead: ahead <= k)


def triu_indices_from(array, k=0):
    return triu_indices(array.shape[-2], k, array.shape[-1])


def tril_indices_from(array, k=0):
    return tril_indices(array.shape[-2], k, array.shape[-1])


def diag_indices(n, ndim=2):
    return (arange(n),) * ndim


def diagonal(array, offset=0, axis1=0, axis2=1):
    array = asarray(array)
    if array.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    if axis1 != 0 or axis2 != 1:
        array = moveaxis(array, (axis1, axis2), (0, 1))
    rows, columns = array.shape[0], array.shape[1]
    begin = (0, offset) if offset >= 0 else (-offset, 0)
    length = rows - begin[0] if rows - begin[0] < columns - begin[1] else columns - begin[1]
    at = arange(length if length > 0 else 0)
    found = array[at + begin[0], at + begin[1]]
    return found if array.ndim == 2 else moveaxis(found, 0, -1)


def diag(array, k=0):
    array = asarray(array)
    if array.ndim == 2:
        return diagonal(array, k)
    if array.ndim != 1:
        raise ValueError("Input must be 1- or 2-d.")
    n = array.size + (k if k >= 0 else -k)
    return where(eye(n, k=k, dtype=bool), _spread_diagonal(array, n, k), zeros((), array.dtype))


def _spread_diagonal(array, n, k):
    # Every row holds its own element of the diagonal.
    row = pad(array, (0, k) if k >= 0 else (-k, 0))
    return broadcast_to(row[:, None], (n, n))


def diagflat(array, k=0):
    return diag(ravel(array), k)


def fill_diagonal(array, value):
    n = array.shape[0] if array.shape[0] < array.shape[1] else array.shape[1]
    at = arange(n)
    array[at, at] = value
