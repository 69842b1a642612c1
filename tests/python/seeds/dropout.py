# Note 001, 7.2 Dropout实现 (as typed)
def dropout(X, drop_prob, training=True):
    if not training:
        return X
    mask = np.random.rand(*X.shape) > drop_prob
    return X * mask / (1 - drop_prob)  # 反向缩放
# Driver
np.random.seed(0)
X = np.ones((256, 256))
Y = dropout(X, 0.3)
kept = Y != 0
r = [Y.shape, abs(kept.mean() - 0.7) < 0.011, np.allclose(Y[kept], 1 / 0.7), abs(Y.mean() - 1) < 0.016, dropout(X, 0.3, training=False) is X]
