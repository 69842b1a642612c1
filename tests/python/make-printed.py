"""Runs the programs of adapter-programs.txt on CPython and NumPy and keeps what they print.

    /usr/bin/python3 tests/python/make-printed.py && npx prettier --write tests/python/adapter-programs.json
"""
import contextlib
import io
import json
import pathlib
import traceback

HERE = pathlib.Path(__file__).parent
printed = []
for source in (HERE / "adapter-programs.txt").read_text().split("---\n"):
    lines = io.StringIO()
    # The import stands before the program, where `from __future__` has to be the first statement of all.
    future = "from __future__ import annotations; " if "from __future__" in source else ""
    with contextlib.redirect_stdout(lines):
        try:
            exec(compile(future + "import numpy as np\n" + source.replace("from __future__ import annotations\n", "\n"), "program", "exec"), {"__name__": "__main__"})
        except Exception:
            traceback.print_exc()
            raise SystemExit(source.split("\n")[0])
    printed.append({"title": source.split("\n")[0].strip("# "), "source": source, "printed": lines.getvalue().splitlines()})
(HERE / "adapter-programs.json").write_text(json.dumps(printed, indent=1, ensure_ascii=False) + "\n")
