# Statistics as rows [1, D] while they are used, [D] where they are kept.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5, momentum=0.1):
        self.gamma, self.beta = gamma, beta
        self.eps, self.momentum = eps, momentum
        self.running_mean = np.zeros(gamma.shape)
        self.running_var = np.ones(gamma.shape)

    def forward(self, x, training):
        if training:
            mean = np.mean(x, axis=0, keepdims=True)
            var = np.var(x, axis=0, keepdims=True)
            unbiased = np.var(x, axis=0, ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean.squeeze(axis=0)
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean = self.running_mean[np.newaxis, :]
            var = self.running_var.reshape(1, -1)
        return (x - mean) / np.sqrt(var + self.eps) * self.gamma + self.beta
