# Elements by number and by condition; windows.


def nonzero(array):
    array = asarray(array)
    if array.ndim == 0:
        array = array.reshape(1)
    return tuple([_wrap(_nd.nonzero(array._h, axis)) for axis in range(array.ndim)])


def flatnonzero(array):
    return nonzero(ravel(array))[0]


def argwhere(array):
    return stack(nonzero(array), axis=1)


def take(array, indices, axis=None, out=None, mode="raise"):
    array, indices = asarray(array), asarray(indices)
    if indices.size == 0:
        indices = indices.astype(int)
    length = array.size if axis is None else array.shape[_axis(axis, array.ndim)]
    if mode == "clip":
        indices = clip(indices, 0, length - 1)
    elif mode == "wrap":
        indices = mod(indices, length)
    if axis is None:
        return _into(out, array.ravel()[indices])
    key = [_slice(None)] * array.ndim
    key[axis] = indices
    return _into(out, array[tuple(key)])


def put(array, places, values):
    flat = array.flatten()
    places = asarray(places).ravel()
    flat[places] = resize(values, places.size) if places.size else values
    array[...] = flat.reshape(array.shape)


def place(array, mask, values):
    chosen = flatnonzero(mask)
    if chosen.size:
        put(array, chosen, values)


def putmask(array, mask, values):
    mask = asarray(mask)
    array[...] = where(mask, resize(values, array.shape), array)


def extract(condition, array):
    return ravel(array)[ravel(condition).astype(bool)]


def choose(choices, among):
    choices = asarray(choices)
    made = broadcast_arrays(choices, *among)
    return select([choices == at for at in range(len(among))], made[1:])


def piecewise(x, conditions, functions):
    x = asarray(x)
    result = zeros_like(x)
    if len(functions) == len(conditions) + 1:
        rest = logical_not(any(stack(conditions), 0))
        conditions = list(conditions) + [rest]
    for condition, function in zip(conditions, functions):
        result = where(condition, function(x) if callable(function) else function, result)
    return result.astype(x.dtype)


def take_along_axis(array, indices, axis):
    array, indices = asarray(array), asarray(indices)
    key = []
    for at in range(array.ndim):
        if at == axis % array.ndim:
            key.append(indices)
        else:
            own = [1] * array.ndim
            own[at] = array.shape[at]
            key.append(arange(array.shape[at]).reshape(own))
    return array[tuple(key)]


def put_along_axis(array, indices, values, axis):
    key = []
    for at in range(array.ndim):
        own = [1] * array.ndim
        own[at] = array.shape[at]
        key.append(asarray(indices) if at == axis % array.ndim else arange(array.shape[at]).reshape(own))
    array[tuple(key)] = values


def compress(condition, array, axis=None):
    return take(array, flatnonzero(condition), axis)


def select(conditions, choices, default=0):
    result = asarray(default)
    for condition, choice in reversed(list(zip(conditions, choices))):
        result = where(condition, choice, result)
    return result


def copyto(target, source, casting="same_kind", where=True):
    target[...] = source if where is True else globals()["where"](where, source, target)


def unravel_index(flat, shape):
    flat, shape = asarray(flat), _tuple(shape)
    if flat.ndim == 0:
        rest, found = int(flat.item()), []
        count = 1
        for length in shape:
            count *= length
        if not 0 <= rest < count:
            raise ValueError("index " + str(rest) + " is out of bounds for array with size " + str(count))
        for length in reversed(shape):
            found.insert(0, rest % length)
            rest //= length
        return tuple(found)
    found = []
    for length in reversed(shape):
        found.insert(0, flat % length)
        flat = flat // length
    return tuple(found)


def ravel_multi_index(places, shape):
    flat = 0
    for place, length in zip(places, shape):
        flat = flat * length + asarray(place)
    return flat


def ix_(*lists):
    made = []
    for at, one in enumerate(lists):
        own = [1] * len(lists)
        own[at] = -1
        one = asarray(one)
        made.append((flatnonzero(one) if one.dtype == bool else one).reshape(own))
    return tuple(made)


def ndindex(*shape):
    shape = shape[0] if len(shape) == 1 and type(shape[0]) is not int else shape
    if len(shape) == 0:
        yield ()
        return
    for first in range(shape[0]):
        for rest in ndindex(*shape[1:]):
            yield (first,) + rest


def ndenumerate(array):
    array = asarray(array)
    for at in ndindex(*array.shape):
        yield at, array[at]


def as_strided(array, shape=None, strides=None, **_):
    array = asarray(array)
    shape = array.shape if shape is None else tuple(_tuple(shape))
    strides = array.strides if strides is None else strides
    if len(shape) != len(strides):
        raise ValueError("as_strided: shape has " + str(len(shape)) + " entries, strides " + str(len(strides)))
    steps = [step // array.itemsize for step in strides]
    return _wrap(_nd.as_strided(array._h, len(shape), *(list(shape) + steps)))


def sliding_window_view(array, window_shape, axis=None, **_):
    array = asarray(array)
    windows = _tuple(window_shape)
    axes = list(range(array.ndim)) if axis is None else [a % array.ndim for a in _axes(axis)]
    if len(windows) != len(axes):
        raise ValueError("window_shape must have as many entries as there are axes")
    shape, strides = list(array.shape), list(array.strides)
    for window, along in zip(windows, axes):
        shape[along] -= window - 1
        if shape[along] < 1:
            raise ValueError("window shape cannot be larger than input array shape")
        shape.append(window)
        strides.append(array.strides[along])
    return as_strided(array, shape, strides)


def shares_memory(a, b):
    return _nd.shares(_handle(a), _handle(b))


may_share_memory = shares_memory


def ascontiguousarray(array, dtype=None):
    return asarray(array, dtype)


asanyarray = asarray


def asfarray(array, dtype=float):
    return asarray(array, dtype)


def apply_along_axis(function, axis, array, *args):
    array = moveaxis(asarray(array), axis, -1)
    rows = array.reshape(-1, array.shape[-1])
    results = [asarray(function(row, *args)) for row in rows]
    made = stack(results)
    own = list(array.shape[:-1]) + list(results[0].shape)
    made = made.reshape(own)
    return moveaxis(made, -1, axis) if results[0].ndim else made


class finfo:
    def __init__(self, _=None):
        # float32 stands for float64 here: its limits are the ones that hold.
        self.eps = 1.1920929e-07
        self.tiny = self.smallest_normal = 1.1754944e-38
        self.max = 3.4028235e38
        self.min = -3.4028235e38


class iinfo:
    def __init__(self, _=None):
        self.max = 2147483647
        self.min = -2147483648


class errstate:
    def __init__(self, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def seterr(**_):
    return {}
