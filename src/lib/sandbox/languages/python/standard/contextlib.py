# contextlib: contexts made of generators.


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
