# One draw for each row, all of its own: floor(u + keep) is 1 with probability keep.
import numpy as np


class Dropout:
    def __init__(self, p):
        self.keep = 1 - p
        self.mask = 1

    def forward(self, x, training):
        n, d = x.shape
        if training:
            rows = [np.floor(np.random.rand(d) + self.keep) for _ in range(n)]
            self.mask = np.vstack(rows) / self.keep
        else:
            self.mask = 1
        return self.mask * x

    def backward(self, dy):
        return self.mask * dy
