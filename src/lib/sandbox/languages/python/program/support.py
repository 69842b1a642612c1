# What rewritten programs call, as _gradus_.


class _Support:
    pass


_support = _Support()


def _stands_in(function):
    setattr(_support, function.__name__.strip("_"), function)
    return function
