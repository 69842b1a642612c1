# A pure function from state to state; the class only remembers the latest one.
import numpy as np


def blend(old, new, beta):
    return beta * old + (1 - beta) * new


def next_state(state, grad, beta1, beta2):
    m, v, t = state
    return blend(m, grad, beta1), blend(v, np.power(grad, 2), beta2), t + 1


def direction(state, beta1, beta2, eps):
    m, v, t = state
    # the root of v and the root of its correction taken apart
    deviation = np.sqrt(v) / (1 - beta2**t) ** 0.5
    return m / (deviation + eps) / (1 - beta1**t)


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.settings = {"lr": lr, "betas": (beta1, beta2), "eps": eps}
        self.state = None

    def step(self, param, grad):
        betas = self.settings["betas"]
        state = self.state or (np.zeros(grad.shape), np.zeros(grad.shape), 0)
        self.state = next_state(state, grad, *betas)
        return param + -self.settings["lr"] * direction(self.state, *betas, eps=self.settings["eps"])
