import numpy as np


class Dropout:
    def __init__(self, p):
        self.p = p
        self.mask = None

    def forward(self, x, training):
        # x: [N, D] -> [N, D]
        return x

    def backward(self, dy):
        # dy: [N, D] -> [N, D]
        return dy
