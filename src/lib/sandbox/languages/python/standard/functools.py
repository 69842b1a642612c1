# functools: caches and comparisons.
import functools


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
