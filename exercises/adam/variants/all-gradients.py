# Nothing is averaged on the way: all gradients are kept, and each step weighs them anew.
import numpy as np


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.gradients = []
        self.lr = lr
        self.betas = (beta1, beta2)
        self.eps = eps

    def step(self, param, grad):
        self.gradients.append(grad)
        history = np.stack(self.gradients)
        beta1, beta2 = self.betas
        mean = self.average(history, beta1)
        deviation = np.sqrt(self.average(history * history, beta2))
        return param - self.lr * mean / (deviation + self.eps)

    def average(self, values, beta):
        """values: [t, ...] -> [...], weights (1 - beta) beta^(t - i) over their sum 1 - beta^t"""
        t = len(values)
        weights = [(1 - beta) * beta ** (t - 1 - i) / (1 - beta**t) for i in range(t)]
        return np.tensordot(np.array(weights), values, axes=1)
