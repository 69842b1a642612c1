# Note 001, 3.2 He初始化实现 (as typed)
def he_initialization(shape, n_in):
    std = np.sqrt(2. / n_in)
    return np.random.randn(*shape) * std
# Driver
np.random.seed(7)
W = he_initialization((512, 256), 512)
again = he_initialization((512, 256), 512)
r = [W.shape, abs(W.mean()) < 0.001, abs(W.std() / np.sqrt(2 / 512) - 1) < 0.034, np.any(W != again)]
