# One coin toss for each element, 1 with the probability of keeping; the scale stays apart from the mask.
import numpy as np


class Dropout:
    def __init__(self, p):
        self.keep = 1 - p
        self.mask = None

    def forward(self, x, training):
        if not training:
            self.mask = None
            return x.copy()
        self.mask = np.random.binomial(1, self.keep, size=x.shape)
        return x * self.mask / self.keep

    def backward(self, dy):
        if self.mask is None:
            return dy.copy()
        return dy * self.mask / self.keep
