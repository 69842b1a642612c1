# Writes zeros into a scaled copy, and into the gradient at the same places.
import numpy as np


class Dropout:
    def __init__(self, p):
        self.p = p
        self.is_training = False

    def forward(self, x, training):
        self.is_training = training
        self.zeros = np.random.random_sample(x.shape) < self.p
        return self.thinned(x)

    def backward(self, dy):
        return self.thinned(dy)

    def thinned(self, values):
        if not self.is_training:
            return values
        scaled = values * (1 / (1 - self.p))
        scaled[self.zeros] = 0
        return scaled
