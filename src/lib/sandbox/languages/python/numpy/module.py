# The modules that a program imports: numpy, and what goes with it.
import sys
import math as _math

inf = float("inf")
nan = float("nan")
pi = _math.pi
e = _math.e
euler_gamma = 0.5772156649015329
newaxis = None


class _Module:
    def __init__(self, name, members):
        self.__name__ = name
        for key, value in members.items():
            setattr(self, key, value)
        self._names = sorted(members)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise AttributeError(_unknown(self.__name__, name, self._names))


def _module(name, members):
    made = _Module(name, members)
    sys.modules[name] = made
    return made


def _pick(names):
    space = globals()
    return {name: space[name] for name in names.split()}


_state = RandomState()
_random = {
    name: getattr(_state, name)
    for name in (
        "seed rand randn randint random random_sample uniform normal standard_normal binomial poisson exponential lognormal "
        "choice shuffle permutation laplace logistic gumbel get_state set_state ranf sample"
    ).split()
}
_random.update(_pick("default_rng Generator RandomState PCG64"))
_random_module = _module("numpy.random", _random)
_linalg = _module("numpy.linalg", _pick("norm inv solve det slogdet matrix_power multi_dot LinAlgError"))
_tricks = _module("numpy.lib.stride_tricks", _pick("sliding_window_view as_strided broadcast_to"))
_lib = _module("numpy.lib", {"stride_tricks": _tricks})


def _assert_close(actual, desired, rtol=1e-07, atol=0, **_):
    if not allclose(actual, desired, rtol if rtol > 1e-5 else 1e-5, atol):
        raise AssertionError("Not equal to tolerance")


_testing = _module("numpy.testing", {"assert_allclose": _assert_close})

NUMPY_NAMES = (
    "ndarray generic number float64 float32 float16 int64 int32 int16 int8 uint8 uint16 uint32 bool_ array asarray asanyarray "
    "ascontiguousarray asfarray inf nan pi e euler_gamma newaxis AxisError "
    "zeros ones empty full zeros_like ones_like empty_like full_like arange linspace logspace eye identity tri indices meshgrid "
    "geomspace vander fromfunction mgrid ogrid r_ c_ "
    "copy " + _TWO + " " + _ONE + " absolute fabs true_divide remainder fmax fmin fmod bitwise_and bitwise_or bitwise_xor bitwise_not "
    "set_printoptions get_printoptions printoptions array2string array_str array_repr "
    "left_shift right_shift float_power copysign signbit positive divmod array_equiv nanprod nanargmax nanargmin nanmedian "
    "partition argpartition ediff1d intersect1d union1d setdiff1d trim_zeros polyval resize block dsplit triu_indices_from "
    "tril_indices_from put place putmask extract choose piecewise ndindex ndenumerate promote_types "
    "deg2rad rad2deg fix round around round_ clip where hypot logaddexp heaviside sinc nan_to_num isclose allclose array_equal "
    "isin in1d vectorize isscalar iscomplexobj ndim shape size sum mean var std prod max amax min amin any all argmax argmin "
    "cumsum cumprod ptp nansum nanmean nanmax nanmin nanvar nanstd count_nonzero average sort argsort quantile percentile median "
    "cov corrcoef diff bincount unique histogram searchsorted digitize interp trapz gradient convolve correlate matmul dot inner "
    "vdot outer tensordot einsum kron cross trace reshape ravel transpose permute_dims swapaxes moveaxis rollaxis squeeze "
    "expand_dims atleast_1d atleast_2d atleast_3d broadcast_to broadcast_shapes broadcast_arrays concatenate concat stack hstack "
    "vstack row_stack dstack column_stack append insert delete split array_split hsplit vsplit repeat tile flip fliplr flipud "
    "roll rot90 pad tril triu triu_indices tril_indices diag_indices diagonal diag diagflat fill_diagonal nonzero flatnonzero "
    "argwhere take take_along_axis put_along_axis compress select copyto unravel_index ravel_multi_index ix_ shares_memory "
    "may_share_memory apply_along_axis finfo iinfo errstate seterr result_type issubdtype "
    "ufunc"
)
_members = _pick(NUMPY_NAMES)
_members.update(
    {
        "random": _random_module,
        "linalg": _linalg,
        "lib": _lib,
        "testing": _testing,
        "floating": float64,
        "integer": int64,
        "dtype": dtype_of,
        "float_": float64,
        "int_": int64,
        "intp": int64,
        "double": float64,
        "single": float32,
        "uint64": int64,
        "Inf": inf,
        "NaN": nan,
        "bool": bool_,
    }
)
numpy = _module("numpy", _members)
numpy.__version__ = "1.26"


# math takes numbers of its own only: arrays of one element are made into them.
def _numeric(function):
    def wrapped(*args):
        return function(*[arg.item() if type(arg) is ndarray else arg for arg in args])

    return wrapped


def _prod(values, start=1):
    for value in values:
        start *= value
    return start


_math_members = {}
for _name in dir(_math):
    _value_of = getattr(_math, _name)
    if not _name.startswith("_"):
        _math_members[_name] = _numeric(_value_of) if callable(_value_of) else _value_of
_math_members.update({"prod": _prod, "inf": inf, "nan": nan})
_math_members.setdefault("comb", lambda n, k: _prod(range(n - k + 1, n + 1)) // _prod(range(1, k + 1)))
_math_members.setdefault("hypot", lambda *values: _math.sqrt(builtins.sum([value * value for value in values])))
_module("math", _math_members)


class _Anything:
    "Stands for what annotations are made of: they are not looked at."

    def __getattr__(self, name):
        return self

    def __getitem__(self, key):
        return self

    def __call__(self, *args, **_):
        return args[0] if args else self

    def __or__(self, other):
        return self

    __ror__ = __or__


class _Typing:
    "typing"

    def __getattr__(self, name):
        if name in ("NamedTuple", "Protocol", "Generic", "TypedDict"):
            return object
        return _Anything()


sys.modules["typing"] = _Typing()
numpy.typing = sys.modules["numpy.typing"] = _Typing()
sys.modules["__future__"] = _Anything()
