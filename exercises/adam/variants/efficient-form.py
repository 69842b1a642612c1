# Both corrections folded into one rate and one epsilon: no corrected moments are formed.
import math

import numpy as np


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.t = 0
        self.m = np.zeros(1)
        self.v = np.zeros(1)

    def step(self, param, grad):
        self.t = self.t + 1
        self.m = self.m + (1 - self.beta1) * (grad - self.m)
        self.v = self.v + (1 - self.beta2) * (np.multiply(grad, grad) - self.v)
        root = math.sqrt(1 - self.beta2**self.t)
        rate = self.lr * root / (1 - self.beta1**self.t)
        return np.subtract(param, rate * self.m / (np.sqrt(self.v) + self.eps * root))
