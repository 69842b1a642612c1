# Functions made of those, and questions about elements.


def round(array, decimals=0, out=None):
    rounded = _wrap(_nd.round(_scalar_or(array), decimals))
    if decimals < 0 and rounded.dtype == int:
        rounded = (rint(rounded / 10**-decimals) * 10**-decimals).astype(int)
    return _into(out, rounded)


around = round_ = round


_MISSING = object()


def clip(array, a_min=_MISSING, a_max=_MISSING, out=None, **_):
    if a_min is _MISSING or a_max is _MISSING:
        raise TypeError("clip() takes a_min and a_max; None for a bound that there is not")
    return _clipped(array, a_min, a_max, out)


def _clipped(array, low, high, out=None):
    if low is None and high is None:
        raise ValueError("One of max or min must be given")
    result = _array_or_scalar(array)
    if low is not None:
        result = maximum(result, low)
    if high is not None:
        result = minimum(result, high)
    return _into(out, result)


def where(condition, x=None, y=None):
    condition = asarray(condition)
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    (x, x_kind), (y, y_kind) = _value(x), _value(y)
    return _wrap(_nd.where(condition._h, x, x_kind, y, y_kind))


@_composed(2)
def hypot(a, b):
    return sqrt(square(a) + square(b)).astype(float)


@_composed(2)
def logaddexp(a, b):
    most = maximum(a, b)
    return most + log(exp(subtract(a, most)) + exp(subtract(b, most)))


@_composed(2)
def heaviside(x, at_zero):
    return where(x == 0, at_zero, (x > 0).astype(float)).astype(float)


def sinc(x):
    x = asarray(x) * pi
    safe = where(x == 0, 1.0, x)
    return where(x == 0, 1.0, sin(safe) / safe)


def nan_to_num(x, nan=0.0, posinf=None, neginf=None, **_):
    x = asarray(x)
    if x.dtype != float:
        return x.copy()
    most = 3.4028235e38
    x = where(isnan(x), nan, x)
    x = where(x == inf, most if posinf is None else posinf, x)
    return where(x == -inf, -most if neginf is None else neginf, x)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    near = (absolute(a - b) <= atol + rtol * absolute(b)) | (a == b)
    return near | (isnan(a) & isnan(b)) if equal_nan else near


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    near = isclose(a, b, rtol, atol, equal_nan)
    return near.size == 0 or bool(near.all())


def array_equal(a, b, equal_nan=False):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and (a.size == 0 or bool(_same(a, b, equal_nan).all()))


def _same(a, b, equal_nan):
    return (a == b) | (isnan(a) & isnan(b)) if equal_nan else a == b


def array_equiv(a, b):
    try:
        return bool((asarray(a) == asarray(b)).all())
    except ValueError:
        return False


def isin(elements, candidates, assume_unique=False, invert=False):
    elements, candidates = asarray(elements), asarray(candidates).ravel()
    found = (elements[..., None] == candidates).any(axis=-1)
    return ~found if invert else found


in1d = isin


def vectorize(function=None, otypes=None, signature=None, **_):
    if signature is not None:
        raise NotImplementedError("numpy.vectorize with a signature is not supported here")

    def vectorized(*args):
        arrays = [asarray(arg) for arg in args]
        shape = broadcast_shapes(*[array.shape for array in arrays])
        lists = [broadcast_to(array, shape).ravel().tolist() for array in arrays]
        made = array([function(*values) for values in zip(*lists)], otypes[0] if otypes else None)
        return made.reshape(shape)

    return vectorized


def isscalar(value):
    return _is_number(value) or type(value) is str or (type(value) is ndarray and value._is_scalar())


def iscomplexobj(value):
    return False


def ndim(array):
    return asarray(array).ndim


def shape(array):
    return asarray(array).shape


def size(array, axis=None):
    array = asarray(array)
    return array.size if axis is None else array.shape[axis]
