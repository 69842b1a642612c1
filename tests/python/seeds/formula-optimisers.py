# Formulas of notes 001 (4.2), 003 and 004 (1.3, 4.1), written in NumPy
def sgd(w, grad, eta):
    return w - eta * grad
def momentum(w, v, grad, eta, mu):
    v = mu * v + eta * grad
    return w - v, v
def rmsprop(w, s, grad, eta, rho=0.9, eps=1e-6):
    s = rho * s + (1 - rho) * grad**2
    return w - eta * grad / (np.sqrt(s) + eps), s
def adagrad(w, s, grad, eta, eps=1e-6):
    s += grad * grad
    w -= eta * grad / np.sqrt(s + eps)
    return w, s
def clip_by_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = min(1.0, max_norm / (total + 1e-6))
    return [g * scale for g in grads]
# Driver
w = np.array([[1.0, -2.0], [0.5, 3.0]])
grad = np.array([[0.2, -0.4], [1.0, 0.05]])
w1, v1 = momentum(w, np.zeros_like(w), grad, 0.1, 0.9)
w2, v2 = momentum(w1, v1, grad * 2, 0.1, 0.9)
w3, s3 = rmsprop(w, np.zeros((2, 2)), grad, 0.01)
w4, s4 = adagrad(w.copy(), np.zeros(w.shape), grad, 0.1)
r = [sgd(w, grad, 0.1), w2, v2, w3, s3, w4, s4, clip_by_norm([grad, w], 1.0), clip_by_norm([grad], 100.0)]
