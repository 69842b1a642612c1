# Means as products with a vector of ones, features scaled by one factor.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5, momentum=0.1):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps
        self.momentum = momentum
        self.running_mean = 0 * gamma
        self.running_var = 0 * gamma + 1

    def forward(self, x, training):
        n = len(x)
        mean = np.einsum("nd->d", x) / n if training else self.running_mean
        centred = x - mean
        if training:
            squares = np.einsum("nd,nd->d", centred, centred)
            var = squares / n
            self.running_mean = self.running_mean + self.momentum * (mean - self.running_mean)
            self.running_var = self.running_var + self.momentum * (squares / (n - 1) - self.running_var)
        else:
            var = self.running_var
        return centred / (var + self.eps) ** 0.5 * self.gamma + self.beta
