# Both moments by one rule, in a list; powers of the betas kept as running products.
import numpy as np


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr = lr
        self.betas = [beta1, beta2]
        self.eps = eps
        self.powers = [1.0, 1.0]
        self.moments = [0.0, 0.0]

    def step(self, param, grad):
        powers_of_grad = [grad, np.abs(grad) ** 2]
        self.powers = [power * beta for power, beta in zip(self.powers, self.betas)]
        self.moments = [
            beta * moment + (1 - beta) * new
            for beta, moment, new in zip(self.betas, self.moments, powers_of_grad)
        ]
        first, second = [moment / (1 - power) for moment, power in zip(self.moments, self.powers)]
        return param - first * (self.lr / (second**0.5 + self.eps))
