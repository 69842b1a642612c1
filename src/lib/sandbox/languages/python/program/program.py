# Loading and calling a program.
import io

FILE = "submission"


def _failure(error):
    text = io.StringIO()
    sys.print_exception(error, text)
    message = str(error)
    name = type(error).__name__
    if name == "NotImplementedType":
        name = "TypeError"
    return [name, message, text.getvalue()]


_program = None


def load(source, entry):
    "-> None, or what went wrong: [name, message, traceback]; a syntax error has a fourth entry."
    global _program
    _program = {"__name__": "__main__", "_gradus_": _support}
    _state.seed(int(_nd.next(_fresh_chance()) * _SMALL))
    _plain_random.seed(int(_nd.next(_fresh_chance()) * _SMALL))
    try:
        code = compile(source, FILE, "exec")
    except BaseException as error:
        return _failure(error) + [True]
    try:
        exec(code, _program)
    except BaseException as error:
        return _failure(error)
    return None


def _fresh_chance():
    return _nd.chance(None)


def is_defined(entry):
    return callable(_program.get(entry))


_instance = None


def construct(entry, *args):
    global _instance
    try:
        _instance = _program[entry](*args)
    except BaseException as error:
        return _failure(error)
    return None


def call(entry, method, *args):
    try:
        if method is None:
            result = _program[entry](*args)
        else:
            result = getattr(_instance, _found(entry, method, "method"))(*args)
        return [_given(result, 0)]
    except BaseException as error:
        return _failure(error)


def read(entry, attribute):
    try:
        return [_given(getattr(_instance, _found(entry, attribute, "attribute")), 0)]
    except BaseException as error:
        return _failure(error)


def _found(entry, name, what):
    "The name as it stands, or as Python writes it."
    snake = "".join([("_" + c.lower()) if c.isupper() else c for c in name])
    for candidate in (snake, name):
        if hasattr(_instance, candidate):
            return candidate
    raise AttributeError("'" + entry + "' object has no " + what + " '" + snake + "'")


# Where the adapter finds them.
import __main__
for _name in ("load", "is_defined", "construct", "call", "read", "wrap", "make_list", "make_dict", "_given", "forbid"):
    setattr(__main__, _name, globals()[_name])
