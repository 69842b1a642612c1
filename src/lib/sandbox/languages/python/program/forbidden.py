# What an exercise forbids of numpy.

# Put back when the next program is loaded.
_forbidden = []


def forbid(*names):
    while _forbidden:
        module, name, function = _forbidden.pop()
        setattr(module, name, function)
    for path in names:
        module = numpy
        *modules, name = path.split(".")
        for part in modules:
            module = getattr(module, part, None)
        function = getattr(module, name, None) if module is not None and name in module._names else None
        if function is not None:
            _forbidden.append((module, name, function))
            setattr(module, name, _refusing("np." + path, function))


def _refusing(path, function):
    def refuse(*args, **named):
        if _nd.enter(path) is None:
            _fail()
        return function(*args, **named)

    return refuse


@_stands_in
def watched(thing, path):
    if type(thing) is ndarray and _nd.enter(path) is None:
        _fail()
    return thing
