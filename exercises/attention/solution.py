import numpy as np


def attention(q, k, v, mask=None):
    """q: [T, d], k: [S, d], v: [S, w], mask: [T, S] of 1 and 0 -> [T, w]"""
    d = q.shape[1]
    scores = q @ k.T / np.sqrt(d)
    if mask is not None:
        scores = np.where(mask == 1, scores, -1e9)
    weights = softmax(scores)
    return weights @ v


def softmax(scores):
    """Over the last axis."""
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
