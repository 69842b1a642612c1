# What programs import of Python's own library, where MicroPython has not got it.
import collections
import functools
import itertools
import operator
import time as _plain_time
import random as _plain_random


def _add_to(module, members):
    for name, member in members.items():
        setattr(module, name, member)


# collections


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        self.update(items)

    def update(self, items):
        for item in items:
            self[item] = self[item] + (items[item] if isinstance(items, dict) else 1)

    def __getitem__(self, key):
        return self.get(key, 0)

    def most_common(self, n=None):
        return sorted(self.items(), key=lambda pair: -pair[1])[:n]


class deque:
    def __init__(self, items=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        self.extend(items)

    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)

    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, items):
        for item in items:
            self.append(item)

    def pop(self):
        return self._items.pop()

    def popleft(self):
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, at):
        return self._items[at]

    def __setitem__(self, at, item):
        self._items[at] = item

    def __contains__(self, item):
        return item in self._items

    def __repr__(self):
        return "deque(" + repr(self._items) + ("" if self.maxlen is None else ", maxlen=" + str(self.maxlen)) + ")"


class defaultdict(collections.OrderedDict):
    def __init__(self, default_factory=None, *items):
        super().__init__(*items)
        self.default_factory = default_factory

    def __getitem__(self, key):
        if key in self:
            return super().__getitem__(key)
        if self.default_factory is None:
            raise KeyError(key)
        made = self.default_factory()
        self[key] = made
        return made


_add_to(collections, {"Counter": Counter, "deque": deque, "defaultdict": defaultdict})


# functools


def _cached(function):
    known = {}

    def cached(*args, **named):
        key = (args, tuple(sorted(named.items()))) if named else args
        if key not in known:
            known[key] = function(*args, **named)
        return known[key]

    return cached


def lru_cache(maxsize=128, typed=False):
    return _cached(maxsize) if callable(maxsize) else _cached


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

    return Key


_add_to(functools, {"lru_cache": lru_cache, "cache": _cached, "cmp_to_key": cmp_to_key})


# itertools


def _product(*pools, repeat=1):
    rows = [()]
    for pool in [tuple(pool) for pool in pools] * repeat:
        rows = [row + (item,) for row in rows for item in pool]
    return iter(rows)


def permutations(items, r=None):
    items = tuple(items)
    r = len(items) if r is None else r
    return iter([tuple([items[k] for k in row]) for row in _product(range(len(items)), repeat=r) if len(set(row)) == r])


def combinations(items, r):
    items = tuple(items)
    places = _product(range(len(items)), repeat=r)
    return iter([tuple([items[k] for k in row]) for row in places if builtins.all([a < b for a, b in zip(row, row[1:])])])


def combinations_with_replacement(items, r):
    items = tuple(items)
    places = _product(range(len(items)), repeat=r)
    return iter([tuple([items[k] for k in row]) for row in places if builtins.all([a <= b for a, b in zip(row, row[1:])])])


def zip_longest(*iterables, fillvalue=None):
    columns = [list(iterable) for iterable in iterables]
    most = builtins.max([len(column) for column in columns])
    return zip(*[column + [fillvalue] * (most - len(column)) for column in columns])


def pairwise(iterable):
    items = list(iterable)
    return zip(items, items[1:])


def groupby(iterable, key=None):
    groups = []
    for item in iterable:
        mark = item if key is None else key(item)
        if not groups or groups[-1][0] != mark:
            groups.append((mark, []))
        groups[-1][1].append(item)
    return iter(groups)


def takewhile(test, iterable):
    for item in iterable:
        if not test(item):
            return
        yield item


def dropwhile(test, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not test(item):
            yield item
            break
    for item in iterator:
        yield item


_add_to(itertools, {
    "product": _product, "permutations": permutations, "combinations": combinations,
    "combinations_with_replacement": combinations_with_replacement, "zip_longest": zip_longest, "pairwise": pairwise,
    "groupby": groupby, "takewhile": takewhile, "dropwhile": dropwhile,
})


# operator


def itemgetter(*keys):
    if len(keys) == 1:
        return lambda thing: thing[keys[0]]
    return lambda thing: tuple([thing[key] for key in keys])


_add_to(operator, {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "pow": lambda a, b: a**b,
    "neg": lambda a: -a, "matmul": lambda a, b: a @ b, "and_": lambda a, b: a & b, "or_": lambda a, b: a | b,
    "not_": lambda a: not a, "itemgetter": itemgetter, "contains": lambda a, b: b in a,
    "getitem": lambda a, b: a[b], "concat": lambda a, b: a + b,
})


# time: a monotonic clock is the only one that programs look at


class _Time:
    __name__ = "time"
    time = _plain_time.time
    sleep = lambda seconds: None

    def perf_counter():
        return _plain_time.ticks_ms() / 1000

    monotonic = process_time = perf_counter
    strftime = _plain_time.strftime
    localtime = _plain_time.localtime
    gmtime = _plain_time.gmtime
    time_ns = _plain_time.time_ns


sys.modules["time"] = _Time


# random


class _Random:
    __name__ = "random"
    seed = _plain_random.seed
    random = _plain_random.random
    uniform = _plain_random.uniform
    randint = _plain_random.randint
    randrange = _plain_random.randrange
    choice = _plain_random.choice
    getrandbits = _plain_random.getrandbits

    def shuffle(items):
        for last in range(len(items) - 1, 0, -1):
            other = _plain_random.randint(0, last)
            items[last], items[other] = items[other], items[last]

    def sample(items, k):
        items = list(items)
        _Random.shuffle(items)
        return items[:k]

    def choices(items, weights=None, k=1):
        if weights is None:
            return [_plain_random.choice(items) for _ in range(k)]
        chosen = []
        for _ in range(k):
            rest = _plain_random.random() * builtins.sum(weights)
            for item, weight in zip(items, weights):
                rest -= weight
                if rest < 0:
                    break
            chosen.append(item)
        return chosen

    def gauss(mu=0.0, sigma=1.0):
        u = 1.0 - _plain_random.random()
        return mu + sigma * _math.sqrt(-2 * _math.log(u)) * _math.cos(2 * pi * _plain_random.random())

    normalvariate = gauss


sys.modules["random"] = _Random


class _Members:
    def __init__(self, name, members):
        self.__name__ = name
        _add_to(self, members)


def _offer(name, members):
    sys.modules[name] = _Members(name, members)


# dataclasses: which fields there are, and in which order, the rewriting of the program writes down


class _Required:
    def __repr__(self):
        return "<required>"


_required = _Required()


class _Field:
    def __init__(self, default, factory, init, repr):
        self.default = default
        self.factory = factory
        self.init = init
        self.repr = repr


def _field(default=_required, default_factory=None, init=True, repr=True, **_):
    return _Field(default, default_factory, init, repr)


class FrozenInstanceError(AttributeError):
    pass


def _as_field(default):
    return default if type(default) is _Field else _Field(default, None, True, True)


def dataclass(cls=None, init=True, repr=True, eq=True, order=False, frozen=False, **_):
    if cls is None:
        return lambda own: dataclass(own, init, repr, eq, order, frozen)
    fields = {}
    names = []
    for base in cls.__bases__:
        for name in getattr(base, "_gradus_names_", ()):
            names.append(name)
            fields[name] = base._gradus_fields_[name]
    for name in cls.__dict__.get("_gradus_own_", ()):
        if name not in names:
            names.append(name)
        fields[name] = _as_field(getattr(cls, name))
    cls._gradus_names_ = names
    cls._gradus_fields_ = fields
    for name in names:
        if fields[name].default is not _required:
            setattr(cls, name, fields[name].default)
    parameters = [name for name in names if fields[name].init]

    def initialise(self, *args, **named):
        if len(args) > len(parameters):
            raise TypeError(cls.__name__ + ".__init__() takes from 1 to " + str(len(parameters) + 1) + " positional arguments but " + str(len(args) + 1) + " were given")
        given = dict(zip(parameters, args))
        for name in named:
            if name not in parameters:
                raise TypeError(cls.__name__ + ".__init__() got an unexpected keyword argument '" + name + "'")
            if name in given:
                raise TypeError(cls.__name__ + ".__init__() got multiple values for argument '" + name + "'")
        given.update(named)
        missing = []
        for name in names:
            field = fields[name]
            if name in given:
                value = given[name]
            elif field.factory is not None:
                value = field.factory()
            elif field.default is not _required:
                value = field.default
            else:
                missing.append("'" + name + "'")
                continue
            setattr(self, name, value)
        if missing:
            raise TypeError(
                cls.__name__ + ".__init__() missing " + str(len(missing)) + " required positional argument"
                + ("s: " if len(missing) > 1 else ": ") + " and ".join(missing)
            )
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def represent(self):
        shown = [name + "=" + builtins.repr(getattr(self, name)) for name in names if fields[name].repr]
        return type(self).__name__ + "(" + ", ".join(shown) + ")"

    def values(thing):
        return tuple([getattr(thing, name) for name in names])

    def equal(self, other):
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def refuse(self, name, value):
        raise FrozenInstanceError("cannot assign to field '" + name + "'")

    own = cls.__dict__
    for name, method, is_wanted in (
        ("__init__", initialise, init), ("__repr__", represent, repr), ("__eq__", equal, eq),
        ("__lt__", lambda self, other: values(self) < values(other), order),
    ):
        if is_wanted and name not in own:
            setattr(cls, name, method)
    return cls


def _class_or_own(thing):
    return thing if isinstance(thing, type) else type(thing)


def _as_dict(thing):
    return {name: getattr(thing, name) for name in type(thing)._gradus_names_}


def _replace(thing, **changes):
    values = _as_dict(thing)
    values.update(changes)
    return type(thing)(**values)


_offer("dataclasses", {
    "dataclass": dataclass, "field": _field, "asdict": _as_dict, "replace": _replace,
    "is_dataclass": lambda thing: hasattr(thing, "_gradus_names_"),
    "astuple": lambda thing: tuple([getattr(thing, name) for name in type(thing)._gradus_names_]),
    "fields": lambda thing: [_Members(name, {"name": name}) for name in _class_or_own(thing)._gradus_names_],
    "FrozenInstanceError": FrozenInstanceError,
})


# contextlib, warnings, abc


class _Context:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, value, trace):
        if kind is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(value)
        except StopIteration:
            return True


def contextmanager(function):
    return lambda *args, **named: _Context(function(*args, **named))


class _Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self.kinds)


_offer("contextlib", {"contextmanager": contextmanager, "suppress": _Suppress, "nullcontext": lambda value=None: _Context(iter([value]))})
_offer("warnings", {
    "warn": lambda *args, **_: None, "filterwarnings": lambda *args, **_: None, "simplefilter": lambda *args, **_: None,
})
_offer("abc", {"ABC": object, "ABCMeta": type, "abstractmethod": lambda function: function, "abstractproperty": property})
_offer("statistics", {
    "mean": lambda values: builtins.sum(values) / len(values), "median": lambda values: float(median(list(values))),
})
numpy.typing = sys.modules["numpy.typing"]
