# Formulas of notes 001 (1.1, 2.2), 002, 003 and 004 (2.1), written in NumPy
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
def relu(x):
    return np.maximum(0, x)
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)
def leaky_relu_as_maximum(x, alpha=0.01):
    return np.maximum(alpha * x, x)
def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
def softmax(x):
    return np.exp(x) / np.sum(np.exp(x), axis=-1, keepdims=True)
# Driver
x = np.array([[-3.0, -0.5, 0.0], [0.25, 1.5, 4.0]])
r = [f(x) for f in (sigmoid, tanh, np.tanh, relu, leaky_relu, leaky_relu_as_maximum, gelu, softmax)]
