# Everything transposed: scores [S, T], a softmax down the columns, values [w, S] from the left.
import numpy as np


def attention(queries, keys, values, mask=None):
    scores = keys @ np.swapaxes(queries, 0, 1) * len(queries[0]) ** -0.5
    if mask is not None:
        scores = np.where(mask.T, scores, -1e9)
    highest = scores.max(axis=0)
    log_sums = highest + np.log(np.exp(scores - highest).sum(axis=0))
    return (values.T @ np.exp(scores - log_sums)).T
