# The products as Einstein sums, the root of d shared between queries and keys.
import numpy as np


def attention(q, k, v, mask=None):
    share = q.shape[1] ** -0.25
    scores = np.einsum("td,sd->ts", q * share, k * share)
    if mask is None:
        mask = np.ones_like(scores)
    scores = np.where(mask > 0.5, scores, np.full(scores.shape, -1e9))
    exps = np.exp(scores - np.amax(scores, axis=1)[:, None])
    return np.einsum("ts,sw,t->tw", exps, v, 1 / np.einsum("ts->t", exps))
