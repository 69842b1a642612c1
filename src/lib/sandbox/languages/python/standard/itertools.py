# itertools: products, permutations, combinations, groups.
import itertools


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
