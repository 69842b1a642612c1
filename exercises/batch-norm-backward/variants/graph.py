# Step by step, backwards through the graph: every node of forward in turn.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps

    def forward(self, x):
        n = x.shape[0]
        self.centred = x - x.sum(axis=0) / n
        variance = (self.centred**2).sum(axis=0) / n
        self.root = (variance + self.eps) ** 0.5
        self.inverse = 1 / self.root
        self.normalised = self.centred * self.inverse
        return self.normalised * self.gamma + self.beta

    def backward(self, dy):
        n = len(dy)
        dbeta = dy.sum(axis=0)
        dgamma = (dy * self.normalised).sum(axis=0)
        dnormalised = dy * self.gamma
        # normalised = centred * inverse
        dinverse = (dnormalised * self.centred).sum(axis=0)
        dcentred = dnormalised * self.inverse
        # inverse = 1 / root, root = sqrt(variance + eps)
        droot = -dinverse * self.inverse**2
        dvariance = droot / (2 * self.root)
        # variance = mean of centred ** 2
        dcentred = dcentred + 2 / n * self.centred * dvariance
        # centred = x - mean
        dmean = -dcentred.sum(axis=0)
        return [dcentred + dmean / n, dgamma, dbeta]
