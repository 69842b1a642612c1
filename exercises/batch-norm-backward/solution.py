import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps

    def forward(self, x):
        """x: [N, D] -> [N, D]"""
        mean = x.mean(axis=0)
        variance = np.square(x - mean).mean(axis=0)
        # What backward needs.
        self.std = np.sqrt(variance + self.eps)
        self.x_hat = (x - mean) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        """dy: [N, D] -> dx: [N, D], dgamma: [D], dbeta: [D]"""
        dbeta = dy.sum(axis=0)
        dgamma = (dy * self.x_hat).sum(axis=0)

        dx_hat = dy * self.gamma
        through_mean = dx_hat.mean(axis=0)
        through_variance = self.x_hat * (dx_hat * self.x_hat).mean(axis=0)
        dx = (dx_hat - through_mean - through_variance) / self.std
        return dx, dgamma, dbeta
