"""
True values for the self-test of a backend, in float64; its inputs are made by the same formula in self-test.ts.

    python3 src/lib/sandbox/worker/self-test-values.py > src/lib/sandbox/worker/self-test-values.json
"""

import json
import math

ROWS, INNER, COLUMNS = 7, 65, 9


def matrix(rows, columns, seed):
    "Signed, without symmetry; exact in float32."
    return [[((at * 37 + seed * 11) % 64 - 31) / 32 for at in range(row * columns, (row + 1) * columns)] for row in range(rows)]


a, b = matrix(ROWS, INNER, 1), matrix(INNER, COLUMNS, 2)
product = [[sum(a[i][k] * b[k][j] for k in range(INNER)) for j in range(COLUMNS)] for i in range(ROWS)]

# Signed scores of a few units, as before a softmax.
scores = [[3 * v for v in row] for row in product]
peak = [max(row) for row in scores]
exps = [[math.exp(v - m) for v in row] for row, m in zip(scores, peak)]
softmax = [[v / sum(row) for v in row] for row in exps]
log_loss = [[math.log(v + 1e-6) for v in row] for row in softmax]
squashed = [[math.tanh(v) for v in row] for row in product]

# A mean a thousand times the spread: one pass in float32 loses the variance.
offset = [[1000 + v for v in row] for row in a]
mean = [sum(row[k] for row in offset) / ROWS for k in range(INNER)]
variance = [sum((row[k] - mean[k]) ** 2 for row in offset) / ROWS for k in range(INNER)]

masked = [[v if v > 0 else -1e9 for v in row] for row in product]
picked = [[row[j] for j in (8, 0, 3)] for row in product]
whole = [[float(int(3 * v)) for v in row] for row in a]  # toward zero

values = {
    "matMul": product,
    "softmax": softmax,
    "log": log_loss,
    "tanh": squashed,
    "mean": [mean],
    "variance": [variance],
    "where": masked,
    "gather": picked,
    "cast": whole,
    "transpose": [[product[i][j] for i in range(ROWS)] for j in range(COLUMNS)],
    "sum": [[math.fsum(v for row in product for v in row)]],
}
print(json.dumps({name: [float(f"{v:.9g}") for row in rows for v in row] for name, rows in values.items()}))
