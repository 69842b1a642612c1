# How values are written: print, format, % and f-strings.


def _shown(value):
    "As Python writes it: an ordered dictionary of MicroPython's has a name in front."
    t = type(value)
    if isinstance(value, _Ordered):
        return "{" + ", ".join([repr(key) + ": " + _shown(value[key]) for key in value]) + "}"
    if t is list:
        return "[" + ", ".join([_shown(item) for item in value]) + "]"
    if t is tuple:
        return "(" + ", ".join([_shown(item) for item in value]) + (",)" if len(value) == 1 else ")")
    return repr(value)


def _text(value):
    t = type(value)
    return _shown(value) if t is list or t is tuple or isinstance(value, _Ordered) else value


_support.text = _text


@_stands_in
def spec(value, specification):
    if type(value) is ndarray:
        if value.ndim:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return _ok(_nd.spec(value._h, specification))
    if "," in specification and type(value) is float:
        digits = ("{:" + specification.replace(",", "").lstrip("0123456789<>^") + "}").format(value)
        whole, point, rest = digits.partition(".")
        made = "{:,}".format(int(whole)) + point + rest
        if made[0] != "-" and whole[0] == "-":
            made = "-" + made
        wide = specification.split(",")[0]
        return ("{:" + (wide if wide and wide[0] in "<>^" else ">" + wide) + "}").format(made) if wide else made
    return ("{:" + specification + "}").format(value)


@_stands_in
def percent(text, values):
    if type(values) is tuple:
        return text % tuple([_python(value) for value in values])
    return text % (values if type(values) is dict else _python(values))


def _format(text, *values, **named):
    return text.format(
        *[_python(value) for value in values], **{key: _python(value) for key, value in named.items()}
    )


_support.format = _format
_print = builtins.print


def _print_all(*values, sep=" ", end="\n", file=None, flush=False):
    _print(*[_text(value) for value in values], sep=" " if sep is None else sep, end="\n" if end is None else end)


builtins.print = _print_all
