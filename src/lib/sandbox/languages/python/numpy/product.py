# Products of matrices and of more than matrices.


def matmul(a, b, out=None):
    return _into(out, _wrap(_nd.matmul(_handle(a), _handle(b))))


def dot(a, b, out=None):
    return _into(out, _wrap(_nd.dot(_handle(a), _handle(b))))


def inner(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.shape[-1] != b.shape[-1]:
        raise ValueError("inner: the last axes of " + str(a.shape) + " and " + str(b.shape) + " are not aligned")
    return tensordot(a, b, (a.ndim - 1, b.ndim - 1))


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def outer(a, b, out=None):
    a, b = asarray(a).ravel(), asarray(b).ravel()
    return _into(out, a[:, None] * b)


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if type(axes) is int:
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        first, second = [list(_axes(side)) for side in axes]
    if len(first) != len(second):
        raise ValueError("shape-mismatch for sum: as many axes of one as of the other")
    return _wrap(_nd.tensordot(a._h, b._h, len(first), *(first + second)))


def einsum(equation, *operands, out=None, optimize=False, **_):
    if type(equation) is not str:
        equation, operands = _equation((equation,) + operands)
    return _into(out, _wrap(_nd.einsum(equation, *[_handle(operand) for operand in operands])))


def _equation(given):
    "einsum(a, [0, 1], b, [1, 2], [0, 2]) as letters"

    def letters(axes):
        return "".join(["..." if axis is Ellipsis else chr(97 + axis) for axis in axes])

    operands, terms = [], []
    for at in range(0, len(given) - 1, 2):
        operands.append(given[at])
        terms.append(letters(given[at + 1]))
    result = "->" + letters(given[-1]) if len(given) % 2 else ""
    return ",".join(terms) + result, operands


def kron(a, b):
    a, b = asarray(a), asarray(b)
    rank = builtins.max(a.ndim, b.ndim)
    first, second = [[1] * (rank - x.ndim) + list(x.shape) for x in (a, b)]
    left, right, shape = [], [], []
    for n, m in zip(first, second):
        left += [n, 1]
        right += [1, m]
        shape.append(n * m)
    return (a.reshape(left) * b.reshape(right)).reshape(shape)


def cross(a, b):
    a, b = asarray(a), asarray(b)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("incompatible dimensions for cross product: here both must have 3 in the last axis")
    x, y = [1, 2, 0], [2, 0, 1]
    return a[..., x] * b[..., y] - a[..., y] * b[..., x]


def trace(array, offset=0, axis1=0, axis2=1):
    return diagonal(array, offset, axis1, axis2).sum(-1)
