import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps

    def forward(self, x):
        # x: [N, D] -> [N, D]; keep what backward needs
        return x

    def backward(self, dy):
        # dy: [N, D] -> dx: [N, D], dgamma: [D], dbeta: [D]
        return dy, np.zeros_like(self.gamma), np.zeros_like(self.beta)
