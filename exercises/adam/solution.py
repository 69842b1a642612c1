import numpy as np


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        # both moments take the parameter's shape at the first step
        self.m = 0
        self.v = 0
        self.t = 0

    def step(self, param, grad):
        """param and grad have one shape; so has the new parameter"""
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)

        m_hat = self.m / (1 - self.beta1 ** self.t)
        v_hat = self.v / (1 - self.beta2 ** self.t)
        change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        return param - change
