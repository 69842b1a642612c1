# Types of numbers: many names, three kinds.


class dtype:
    def __init__(self, name, kind, itemsize):
        self.name = name
        self._kind = kind
        self.itemsize = itemsize
        self.kind = "biuf"[0 if kind == 0 else 1 if kind == 1 else 3]
        self.type = self

    def __call__(self, value=0):
        if type(value) is str:
            value = float(value)
        made = asarray(value, self)
        return _wrap(_js_as_scalar(made._h)) if made.ndim == 0 else made

    def __eq__(self, other):
        try:
            return _kind(other) == self._kind
        except TypeError:
            return False

    def __hash__(self):
        return self._kind

    def __repr__(self):
        return "dtype('" + self.name + "')"

    def __str__(self):
        return self.name


float64 = dtype("float64", _FLOAT, 8)
float32 = dtype("float32", _FLOAT, 4)
float16 = dtype("float16", _FLOAT, 2)
int64 = dtype("int64", _INT, 8)
int32 = dtype("int32", _INT, 4)
int16 = dtype("int16", _INT, 2)
int8 = dtype("int8", _INT, 1)
uint8 = dtype("uint8", _INT, 1)
uint16 = dtype("uint16", _INT, 2)
uint32 = dtype("uint32", _INT, 4)
bool_ = dtype("bool", _BOOL, 1)
_DTYPES = (bool_, int64, float64)
_NAMES = {
    "bool": _BOOL, "int": _INT, "float": _FLOAT, "int8": _INT, "int16": _INT, "int32": _INT, "int64": _INT,
    "uint8": _INT, "uint16": _INT, "uint32": _INT, "uint64": _INT, "float16": _FLOAT, "float32": _FLOAT,
    "float64": _FLOAT, "double": _FLOAT, "single": _FLOAT, "i": _INT, "i4": _INT, "i8": _INT, "f": _FLOAT,
    "f4": _FLOAT, "f8": _FLOAT, "d": _FLOAT, "?": _BOOL, "b": _INT,
}


def _kind(given):
    if type(given) is dtype:
        return given._kind
    if given is float:
        return _FLOAT
    if given is int:
        return _INT
    if given is bool:
        return _BOOL
    if type(given) is str and given in _NAMES:
        return _NAMES[given]
    raise TypeError("data type " + repr(given) + " not understood")
