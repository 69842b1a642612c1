# What a failed function of the bridge raises.


class Stopped(BaseException):
    "The runtime has ended the run."


class LinAlgError(ValueError):
    pass


class AxisError(ValueError):
    pass


_ERRORS = {
    "ValueError": ValueError,
    "IndexError": IndexError,
    "TypeError": TypeError,
    "OutOfMemory": MemoryError,
    "RangeError": ValueError,
    "Stopped": Stopped,
}


def _fail():
    message = _js_error_message()
    if message.startswith("axis "):
        raise AxisError(message)
    raise _ERRORS.get(_js_error_type(), RuntimeError)(message)


def _ok(result):
    if result is None:
        _fail()
    return result
