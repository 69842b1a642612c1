import numpy as np


class Dropout:
    def __init__(self, p):
        self.p = p
        # 0 where dropped, 1/(1 - p) where kept; None after an evaluation
        self.mask = None

    def forward(self, x, training):
        """x: [N, D] -> [N, D]"""
        self.mask = self.draw_mask(x.shape) if training else None
        return x if self.mask is None else x * self.mask

    def backward(self, dy):
        """dy: [N, D] -> [N, D]"""
        return dy if self.mask is None else dy * self.mask

    def draw_mask(self, shape):
        kept = np.random.rand(*shape) >= self.p
        return kept / (1 - self.p)
