"""Reads cases as scripts/content/print-cases.ts prints them, and writes golden.json.

Values are computed in float64 from the float32 inputs of the cases.
"""
import json
import sys

import numpy as np


def read_cases():
    """The cases of one exercise, from standard input."""
    return json.load(sys.stdin)["cases"]


def value(data):
    """An argument as NumPy (float64 for float32 tensors) or plain Python."""
    kind = data["kind"]
    if kind == "tensor":
        tensor = data["tensor"]
        dtype = {"float32": np.float64, "int32": np.int64, "bool": bool}[tensor["dtype"]]
        return np.array(tensor["values"], dtype=dtype).reshape(tensor["shape"])
    if kind == "list":
        return [value(item) for item in data["items"]]
    if kind == "record":
        return {name: value(entry) for name, entry in data["entries"].items()}
    return data.get("value")


def run(case, construct):
    """Follows the steps of a case; returns the outputs it keeps."""
    instance = None
    outputs = {}
    for step in case["steps"]:
        if step["do"] == "construct":
            instance = construct(*map(value, step["args"]))
        elif step["do"] == "call":
            output = getattr(instance, step["method"])(*map(value, step["args"]))
            if step["keep"] is not None:
                outputs[step["keep"]] = output
        else:
            outputs[step["keep"]] = getattr(instance, step["attribute"])
    return outputs


def golden_value(output):
    """What golden.json holds of one output."""
    if isinstance(output, list):
        return [golden_value(item) for item in output]
    return {
        "shape": list(np.shape(output)),
        "values": [float(f"{number:.12g}") for number in np.ravel(output)],
    }


def write_golden(made_by, cases):
    """golden.json on standard output: case id → output → shape and values, twelve digits; a list holds its items'."""
    golden = {
        case_id: {name: golden_value(output) for name, output in outputs.items()}
        for case_id, outputs in cases.items()
    }
    lines = ",\n".join(f"    {json.dumps(case_id)}: {json.dumps(outputs)}" for case_id, outputs in golden.items())
    print(f'{{\n  "madeBy": {json.dumps(made_by)},\n  "cases": {{\n{lines}\n  }}\n}}')
