# Queries scaled before the product, the mask as a term that is 0 or -1e9, NumPy's functions throughout.
import math

import numpy as np


def attention(q, k, v, mask=None):
    scores = np.matmul(q / math.sqrt(k.shape[-1]), np.transpose(k))
    if mask is not None:
        scores = np.add(scores, (1.0 - mask) * -1e9)
    exps = np.exp(np.subtract(scores, np.max(scores, axis=1, keepdims=True)))
    return np.matmul(np.divide(exps, np.sum(exps, axis=1, keepdims=True)), v)
