# Chooses between zero and the scaled element; what is kept is which were dropped.
import numpy as np


class Dropout:
    def __init__(self, p):
        self.rate = p
        self.dropped = None

    def forward(self, x, training):
        self.dropped = np.random.uniform(0, 1, size=x.shape) < self.rate if training else None
        return self.choose(x)

    def backward(self, dy):
        return self.choose(dy)

    def choose(self, x):
        if self.dropped is None:
            return x
        return np.where(self.dropped, 0, x / (1 - self.rate))
