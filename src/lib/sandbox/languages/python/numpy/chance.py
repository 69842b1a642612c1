# numpy.random: repeatable from a seed; other numbers than NumPy's own.


class Generator:
    def __init__(self, seed=None):
        if type(seed) is ndarray:
            seed = seed.item()
        self._chance = _ok(_nd.chance(None if seed is None else _plain(seed)))

    def _shape(self, size, *parameters):
        if size is not None:
            return _shape_of(size)
        return list(broadcast_shapes(*[asarray(p).shape for p in parameters])) if parameters else []

    def random(self, size=None, dtype=float):
        return _wrap(_nd.uniform(self._chance, *self._shape(size)))

    def uniform(self, low=0.0, high=1.0, size=None):
        low, high = _parameter(low), _parameter(high)
        return low + (high - low) * _wrap(_nd.uniform(self._chance, *self._shape(size, low, high)))

    def standard_normal(self, size=None, dtype=float):
        return _wrap(_nd.normal(self._chance, *self._shape(size)))

    def normal(self, loc=0.0, scale=1.0, size=None):
        loc, scale = _parameter(loc), _parameter(scale)
        if _is_number(scale) and scale < 0:
            raise ValueError("scale < 0")
        return loc + scale * _wrap(_nd.normal(self._chance, *self._shape(size, loc, scale)))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return exp(self.normal(mean, sigma, size))

    def exponential(self, scale=1.0, size=None):
        return -_parameter(scale) * log1p(-self.random(self._shape(size, scale)))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        apart = self.random(self._shape(size, loc, scale)) - 0.5
        return _parameter(loc) - _parameter(scale) * sign(apart) * log1p(-2 * absolute(apart))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        u = self._within(self._shape(size, loc, scale))
        return _parameter(loc) + _parameter(scale) * log(u / (1 - u))

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        return _parameter(loc) - _parameter(scale) * log(-log(self._within(self._shape(size, loc, scale))))

    def _within(self, shape):
        "Uniform, without 0 and 1."
        return clip(self.random(shape), 1e-7, 1 - 1e-7)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        if not (_one(low) and _one(high)):
            low, high = asarray(low), asarray(high) + (1 if endpoint else 0)
            return (low + floor(self.random(self._shape(size, low, high)) * (high - low))).astype(int)
        return _wrap(_nd.integers(self._chance, _int(low), _int(high) + (1 if endpoint else 0), *self._shape(size)))

    def binomial(self, n, p, size=None):
        shape, p = self._shape(size, n, p), _parameter(p)
        if _is_number(p) and not 0 <= p <= 1:
            raise ValueError("p < 0, p > 1 or p is NaN")
        if not _one(n):
            tries = arange(int(max(n).item())).reshape([-1] + [1] * len(shape))
            return ((self.random([tries.size] + shape) < p) & (tries < asarray(n))).sum(axis=0)
        if n == 1:
            return (self.random(shape) < p).astype(int)
        return (self.random([_int(n)] + shape) < p).sum(axis=0)

    def poisson(self, lam=1.0, size=None):
        # As many as fit into the time lam, by adding waiting times.
        most = int(lam + 10 * lam**0.5 + 20)
        waits = self.exponential(1.0, [most] + self._shape(size))
        return (cumsum(waits, 0) < lam).sum(axis=0)

    def permutation(self, value, axis=0):
        if type(value) is ndarray and value.ndim == 0:
            value = int(value.item())
        if type(value) is int:
            return _wrap(_nd.order(self._chance, value))
        array = asarray(value)
        return array[_wrap(_nd.order(self._chance, len(array)))]

    def shuffle(self, array):
        if type(array) is list:
            order = _wrap(_nd.order(self._chance, len(array))).tolist()
            array[:] = [array[at] for at in order]
        else:
            array[...] = self.permutation(array)

    def choice(self, values, size=None, replace=True, p=None, axis=0, shuffle=True):
        if type(values) is ndarray and values.ndim == 0:
            values = int(values.item())
        count = values if type(values) is int else len(values)
        shape = self._shape(size)
        if count < 1:
            raise ValueError("a must be greater than 0" if type(values) is int else "'a' cannot be empty")
        if p is not None:
            p = asarray(p)
            if p.shape != (count,):
                raise ValueError("'a' and 'p' must have same size")
            if not -1e-4 < float(p.sum().item()) - 1 < 1e-4:
                raise ValueError("probabilities do not sum to 1")
            if (p < 0).any():
                raise ValueError("probabilities are not non-negative")
            at = _wrap(_nd.weighted(self._chance, asarray(p)._h, not replace, *shape))
        elif replace:
            at = _wrap(_nd.integers(self._chance, 0, count, *shape))
        else:
            wanted = 1
            for length in shape:
                wanted *= length
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            at = _wrap(_nd.order(self._chance, count))[:wanted].reshape(shape)
            at = at if shape else at[()]
        if type(values) is int:
            return at
        if type(values) is list and values and type(values[0]) is str:
            return values[at.item()] if not shape else [values[k] for k in at.tolist()]
        return asarray(values)[at]


def _one(value):
    return _is_number(value) or (type(value) is ndarray and value.ndim == 0)


def _parameter(value):
    return value if _is_number(value) else asarray(value)


def PCG64(seed=None):
    "There is one generator here: what others are made with is its seed."
    return seed


class RandomState(Generator):
    def get_state(self):
        state = int(_nd.next(self._chance) * _SMALL)
        _ok(_nd.reseed(self._chance, state))
        return state

    def set_state(self, state):
        _ok(_nd.reseed(self._chance, state))

    def seed(self, seed=None):
        _ok(_nd.reseed(self._chance, 0 if seed is None else _plain(seed)))

    def rand(self, *shape):
        return self.random(shape)

    def randn(self, *shape):
        return self.standard_normal(shape)

    def randint(self, low, high=None, size=None, dtype=int):
        made = self.integers(low, high, size)
        return made if _kind(dtype) == _INT else made.astype(dtype)

    def random_sample(self, size=None):
        return self.random(size)

    ranf = sample = random_sample


def default_rng(seed=None):
    return seed if isinstance(seed, Generator) else Generator(seed)


# linear algebra


def norm(x, ord=None, axis=None, keepdims=False):
    x = asarray(x)
    axes = list(range(x.ndim)) if axis is None else [_axis(a, x.ndim) for a in _axes(axis)]
    if ord is not None and len(axes) == 2 and ord in (1, -1, inf, -inf):
        if keepdims:
            return _matrix_norm(x, ord, axes)
        return squeeze(_matrix_norm(x, ord, axes), tuple(axes))
    if ord in ("nuc", 2, -2) and len(axes) == 2:
        raise NotImplementedError("numpy.linalg.norm: of a matrix there are 'fro', 1, -1, inf and -inf here; 2 would need its singular values")
    return _wrap(_nd.norm(x._h, ord, keepdims, *_axes(axis)))


def _matrix_norm(x, ord, axes):
    "Largest or smallest sum of a column (1, -1) or a row (inf, -inf)."
    summed, left = axes if ord in (1, -1) else (axes[1], axes[0])
    sums = absolute(x).sum(axis=summed, keepdims=True)
    return sums.max(left, None, True) if ord > 0 else sums.min(left, None, True)


def _eliminated(left, right):
    "Gauss and Jordan with pivots; asks for the pivots' values."
    n = left.shape[0]
    if left.ndim != 2 or left.shape[1] != n:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    work = concatenate((left.astype(float), right.astype(float)), 1)
    determinant = 1.0
    for column in range(n):
        pivot = int(argmax(absolute(work[column:, column])).item()) + column
        if pivot != column:
            work[[column, pivot]] = work[[pivot, column]]
            determinant = -determinant
        value = work[column, column].item()
        determinant *= value
        if value == 0:
            return None, 0.0
        work[column] /= value
        others = work[:, column].copy()
        others[column] = 0.0
        work -= outer(others, work[column])
    return work[:, n:], determinant


def inv(a):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(str(a.ndim) + "-dimensional array given. Array must be at least two-dimensional")
    if a.ndim > 2:
        return stack([inv(one) for one in a])
    found, _ = _eliminated(a, eye(a.shape[0]))
    if found is None:
        raise LinAlgError("Singular matrix")
    return found


def solve(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim > 2:
        return stack([solve(one, right) for one, right in zip(a, b)])
    found, _ = _eliminated(asarray(a), b[:, None] if b.ndim == 1 else b)
    if found is None:
        raise LinAlgError("Singular matrix")
    return found[:, 0] if b.ndim == 1 else found


def det(a):
    a = asarray(a)
    if a.ndim > 2:
        return stack([det(one) for one in a])
    return float64(_eliminated(a, eye(a.shape[0]))[1])


def slogdet(a):
    value = det(a)
    return sign(value), log(absolute(value))


def matrix_power(a, n):
    a = asarray(a)
    if n < 0:
        a, n = inv(a), -n
    result = eye(a.shape[0], dtype=a.dtype)
    for _ in range(n):
        result = result @ a
    return result


def multi_dot(arrays):
    result = asarray(arrays[0])
    for array in arrays[1:]:
        result = dot(result, array)
    return result
