# numpy.random: repeatable from a seed; other numbers than NumPy's own.


class Generator:
    def __init__(self, seed=None):
        if type(seed) is ndarray:
            seed = seed.item()
        self._chance = _ok(_nd.chance(None if seed is None else _plain(seed)))

    def _shape(self, size, *parameters):
        if size is not None:
            return _tuple(size)
        return list(broadcast_shapes(*[asarray(p).shape for p in parameters])) if parameters else []

    def random(self, size=None):
        return _wrap(_nd.uniform(self._chance, *self._shape(size)))

    def uniform(self, low=0.0, high=1.0, size=None):
        return low + (high - low) * _wrap(_nd.uniform(self._chance, *self._shape(size, low, high)))

    def standard_normal(self, size=None):
        return _wrap(_nd.normal(self._chance, *self._shape(size)))

    def normal(self, loc=0.0, scale=1.0, size=None):
        return loc + scale * _wrap(_nd.normal(self._chance, *self._shape(size, loc, scale)))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return exp(self.normal(mean, sigma, size))

    def exponential(self, scale=1.0, size=None):
        return -scale * log1p(-self.random(self._shape(size, scale)))

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        return _wrap(_nd.integers(self._chance, _int(low), _int(high) + (1 if endpoint else 0), *self._shape(size)))

    def binomial(self, n, p, size=None):
        shape = self._shape(size, p)
        if n == 1:
            return (self.random(shape) < p).astype(int)
        return (self.random([_int(n)] + shape) < p).sum(axis=0)

    def poisson(self, lam=1.0, size=None):
        # As many as fit into the time lam, by adding waiting times.
        most = int(lam + 10 * lam**0.5 + 20)
        waits = self.exponential(1.0, [most] + self._shape(size))
        return (cumsum(waits, 0) < lam).sum(axis=0)

    def permutation(self, value):
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

    def choice(self, values, size=None, replace=True, p=None):
        count = values if type(values) is int else len(values)
        shape = self._shape(size)
        if p is not None:
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
        if type(values) is int:
            return at
        if type(values) is list and values and type(values[0]) is str:
            return values[at.item()] if not shape else [values[k] for k in at.tolist()]
        return asarray(values)[at]


class RandomState(Generator):
    def seed(self, seed=None):
        _ok(_nd.reseed(self._chance, 0 if seed is None else _plain(seed)))

    def rand(self, *shape):
        return self.random(shape)

    def randn(self, *shape):
        return self.standard_normal(shape)

    def randint(self, low, high=None, size=None, dtype=int):
        return self.integers(low, high, size)

    def random_sample(self, size=None):
        return self.random(size)

    ranf = sample = random_sample


def default_rng(seed=None):
    return seed if isinstance(seed, Generator) else Generator(seed)


# linear algebra


def norm(x, ord=None, axis=None, keepdims=False):
    return _wrap(_nd.norm(_handle(x), ord, keepdims, *_axes(axis)))


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
    found, _ = _eliminated(a, eye(a.shape[0]))
    if found is None:
        raise LinAlgError("Singular matrix")
    return found


def solve(a, b):
    b = asarray(b)
    found, _ = _eliminated(asarray(a), b[:, None] if b.ndim == 1 else b)
    if found is None:
        raise LinAlgError("Singular matrix")
    return found[:, 0] if b.ndim == 1 else found


def det(a):
    a = asarray(a)
    return float64(_eliminated(a, eye(a.shape[0]))[1])


def matrix_power(a, n):
    result = eye(a.shape[0])
    for _ in range(n):
        result = result @ a
    return result
