import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5, momentum=0.1):
        self.gamma = gamma
        self.beta = beta
        self.eps = eps
        self.momentum = momentum
        self.running_mean = np.zeros_like(gamma)
        self.running_var = np.ones_like(gamma)

    def forward(self, x, training):
        """x: [N, D] -> [N, D]"""
        if not training:
            return self.normalise(x, self.running_mean, self.running_var)

        n = x.shape[0]
        mean = x.mean(axis=0)
        variance = np.square(x - mean).mean(axis=0)
        self.running_mean = self.track(self.running_mean, mean)
        self.running_var = self.track(self.running_var, variance * n / (n - 1))
        return self.normalise(x, mean, variance)

    def normalise(self, x, mean, variance):
        standardised = (x - mean) / np.sqrt(variance + self.eps)
        return self.gamma * standardised + self.beta

    def track(self, running, batch):
        return (1 - self.momentum) * running + self.momentum * batch
