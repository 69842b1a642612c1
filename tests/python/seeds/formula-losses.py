# Formulas of notes 001 (2.3), 003 and 004 (3), written in NumPy
def mse(y, y_hat):
    n = len(y)
    return (1 / n) * np.sum((y - y_hat) ** 2)
def mae(y, y_hat):
    n = len(y)
    return (1 / n) * np.sum(np.abs(y - y_hat))
def bce(y, y_hat):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
def ce(y, y_hat):
    return -np.sum(y * np.log(y_hat))
def l1(w, lam):
    return lam * np.sum(np.abs(w))
def l2(w, lam):
    return lam * np.sum(w**2)
# Driver
y, y_hat = np.array([1.0, 0.0, 1.0]), np.array([0.75, 0.25, 0.5])
one_hot, p = np.eye(3)[[2, 0]], np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]])
w = np.array([[1.5, -2.0], [0.5, 3.0]])
r = [mse(y, y_hat), mae(y, y_hat), bce(y, y_hat), bce(y, y_hat).mean(), ce(one_hot, p), l1(w, 0.1), l2(w, 0.1), mse([1, 2], np.array([1, 4]))]
