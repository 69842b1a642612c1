# Sums as products: einsum over the batch, dx as a projection.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps

    def forward(self, x):
        n = x.shape[0]
        centred = x - np.einsum("nd->d", x) / n
        self.inverse = (np.einsum("nd,nd->d", centred, centred) / n + self.eps) ** -0.5
        self.x_hat = centred * self.inverse
        return np.multiply(self.x_hat, self.gamma) + self.beta

    def backward(self, dy):
        n = dy.shape[0]
        dbeta = np.einsum("nd->d", dy)
        dgamma = np.einsum("nd,nd->d", dy, self.x_hat)
        centred = dy - dy.mean(axis=0)
        dx = (centred - self.x_hat * (dgamma / n)) * self.inverse * self.gamma
        return [dx, dgamma, dbeta]
