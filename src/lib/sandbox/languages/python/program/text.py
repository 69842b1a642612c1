# Methods of strings that MicroPython has not got.


def _zfill(text, width):
    sign = text[0] if text[:1] in ("-", "+") else ""
    return sign + "0" * (width - len(text)) + text[len(sign):]


def _title(text):
    made = ""
    for at, letter in enumerate(text):
        made += letter.lower() if at and text[at - 1].isalpha() else letter.upper()
    return made


_TEXT = {
    "zfill": _zfill,
    "ljust": lambda text, width, fill=" ": text + fill * (width - len(text)),
    "rjust": lambda text, width, fill=" ": fill * (width - len(text)) + text,
    "title": _title,
    "capitalize": lambda text: text[:1].upper() + text[1:].lower(),
    "swapcase": lambda text: "".join([c.lower() if c.isupper() else c.upper() for c in text]),
    "isalnum": lambda text: len(text) > 0 and builtins.all([c.isalpha() or c.isdigit() for c in text]),
    "removeprefix": lambda text, prefix: text[len(prefix):] if text.startswith(prefix) else text,
    "removesuffix": lambda text, suffix: text[: len(text) - len(suffix)] if suffix and text.endswith(suffix) else text,
}


@_stands_in
def method(name, thing, *args):
    "A method that strings of MicroPython's have not got."
    return _TEXT[name](thing, *args) if type(thing) is str else getattr(thing, name)(*args)
