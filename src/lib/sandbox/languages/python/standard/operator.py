# operator: Python's operators as functions.
import operator


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
