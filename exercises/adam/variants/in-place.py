# Moments of its own, changed in place; the caller's parameter and gradient are left alone.
import numpy as np


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m = None
        self.v = None
        self.t = 0

    def step(self, param, grad):
        if self.m is None:
            self.m = np.zeros_like(param)
            self.v = np.zeros_like(param)
        self.t += 1
        self.m *= self.beta1
        self.m += (1 - self.beta1) * grad
        self.v *= self.beta2
        self.v += (1 - self.beta2) * grad**2
        denominator = self.v / (1 - self.beta2**self.t)
        denominator **= 0.5
        denominator += self.eps
        updated = param.copy()
        updated -= self.lr / (1 - self.beta1**self.t) * self.m / denominator
        return updated
