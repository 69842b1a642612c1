"""Runs every snippet on real NumPy and keeps what it gives.

    /usr/bin/python3 tests/python/make-values.py

snippets/*.txt (snippets apart by ---, the first line names what is tried) -> values.json
combinations.py (every function with every kind of array)                  -> combinations.json
seeds/*.py (what real notes have, one a file)                              -> seeds/values.json
"""
import contextlib
import io
import json
import math
import pathlib
import warnings

import numpy as np

from combinations import combinations

HERE = pathlib.Path(__file__).parent


def plain(value):
    """As JSON carries it: {shape, kind, values} for arrays, a number, a text, a list of them."""
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
    for path in sorted((HERE / "snippets").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n---\n"):
            names, _, code = block.strip("\n").partition("\n")
            yield names.removeprefix("# ").split(), code


def seeds():
    for path in sorted((HERE / "seeds").glob("*.py")):
        yield [path.stem], path.read_text(encoding="utf-8").strip("\n")


def run(code):
    space = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec("import numpy as np\n" + code, space)
    return {"result": plain(space.get("r")), "printed": printed.getvalue().splitlines()}


def keep(programs, path):
    values = []
    for names, code in programs:
        try:
            values.append({"names": names, "code": code, **run(code)})
        except Exception as error:
            raise SystemExit(f"{' '.join(names)}: {error!r}\n{code}")
    lines = ",\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    path.write_text("[\n" + lines + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    keep(snippets(), HERE / "values.json")
    keep(combinations(), HERE / "combinations.json")
    keep(seeds(), HERE / "seeds" / "values.json")
