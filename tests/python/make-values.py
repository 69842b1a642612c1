"""Runs every snippet of snippets.py on real NumPy and writes what it gives to values.json.

    /usr/bin/python3 tests/python/make-values.py
"""
import contextlib
import io
import json
import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent


def plain(value):
    """As JSON carries it: [shape, kind, flat values], a number, a text, a list of them."""
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        kind = {"f": "float32", "i": "int32", "u": "int32", "b": "bool"}[array.dtype.kind]
        return {"shape": list(array.shape), "kind": kind, "values": [number(v) for v in array.ravel().tolist()]}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {"record": {key: plain(item) for key, item in value.items()}}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return number(value)


def number(value):
    value = float(value)
    return value if math.isfinite(value) else str(value)


def snippets():
    text = (HERE / "snippets.txt").read_text(encoding="utf-8")
    for block in text.split("\n---\n"):
        names, _, code = block.strip("\n").partition("\n")
        yield names.removeprefix("# "), code


def run(code):
    space = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), np.errstate(all="ignore"):
        exec("import numpy as np\n" + code, space)
    return {"result": plain(space.get("r")), "printed": printed.getvalue().splitlines()}


def main():
    values = []
    for names, code in snippets():
        try:
            values.append({"names": names.split(), "code": code, **run(code)})
        except Exception as error:
            raise SystemExit(f"{names}: {error!r}\n{code}")
    lines = ",\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    (HERE / "values.json").write_text("[\n" + lines + "\n]\n", encoding="utf-8")


main()
