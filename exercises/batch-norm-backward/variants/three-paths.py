# As in the paper: the gradients of the variance and the mean by name, then the three paths into x.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps

    def forward(self, x):
        self.x = x
        self.mu = np.mean(x, axis=0, keepdims=True)
        self.var = np.mean((x - self.mu) ** 2, axis=0, keepdims=True)
        return self.gamma * self.normalised() + self.beta

    def normalised(self):
        return (self.x - self.mu) / np.sqrt(self.var + self.eps)

    def backward(self, dy):
        n = self.x.shape[0]
        centred = self.x - self.mu
        shifted = self.var + self.eps
        dxhat = dy * self.gamma
        dvar = np.sum(dxhat * centred, axis=0, keepdims=True) * -0.5 * shifted**-1.5
        dmu = -np.sum(dxhat, axis=0, keepdims=True) / np.sqrt(shifted)
        dmu += dvar * np.mean(-2 * centred, axis=0, keepdims=True)
        dx = dxhat / np.sqrt(shifted) + dvar * 2 * centred / n + dmu / n
        return dx, np.sum(dy * self.normalised(), axis=0), np.sum(dy, axis=0)
