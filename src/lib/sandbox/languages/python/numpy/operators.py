# The operators of an array, made of the functions of the bridge.


def _binary(name):
    arrays, with_float, with_int = _named(name + " arrays"), _named(name + " float32"), _named(name + " int32")
    general = _named(name + " any")

    def method(self, other):
        t = type(other)
        if t is ndarray:
            handle = arrays(self._h, other._h)
        elif t is float:
            handle = with_float(self._h, other)
        elif t is int:
            handle = with_int(self._h, other if -_SMALL < other < _SMALL else float(other))
        elif t is bool:
            handle = general(self._h, other, _BOOL)
        elif t is list or t is tuple:
            handle = arrays(self._h, asarray(other)._h)
        else:
            return NotImplemented
        if handle is None:
            _fail()
        return ndarray(handle)

    return method


def _reflected(name):
    arrays, float_with, int_with = _named(name + " arrays"), _named("float32 " + name), _named("int32 " + name)
    general = _named(name + " any")

    def method(self, other):
        t = type(other)
        if t is float:
            handle = float_with(self._h, other)
        elif t is int:
            handle = int_with(self._h, other if -_SMALL < other < _SMALL else float(other))
        elif t is bool:
            handle = general(other, self._h, _BOOL)
        elif t is list or t is tuple:
            handle = arrays(asarray(other)._h, self._h)
        else:
            return NotImplemented
        if handle is None:
            _fail()
        return ndarray(handle)

    return method


def _compared(method, unlike):
    "What is no number and no array is like no element; a text is not looked at element by element."

    def compare(self, other):
        result = method(self, other)
        if result is NotImplemented and type(other) is not str:
            return full(self.shape, unlike) if self.ndim else _wrap(_js_as_scalar(asarray(unlike)._h))
        return result

    return compare


def _in_place(plain):

    def method(self, other):
        result = plain(self, other)
        if result is NotImplemented or self._is_scalar():
            return result
        _same_kind(self, result)
        _ok(_js_write(self._h, result._h, 0))
        return self

    return method


def _same_kind(target, result):
    if _js_kind(result._h) > _js_kind(target._h):
        raise TypeError(
            "Cannot cast ufunc output from " + repr(result.dtype) + " to " + repr(target.dtype)
            + " with casting rule 'same_kind'"
        )
