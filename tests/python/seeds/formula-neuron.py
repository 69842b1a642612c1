# Formula of notes 002 and 003 (神经元) and 001 (5.1 卷积输出尺寸), written in NumPy
def neuron(x, w, b, f):
    return f(np.sum(w * x) + b)
def output_size(W, F, P, S):
    return (W - F + 2 * P) // S + 1
# Driver
x, w = [1.0, -2.0, 3.0], np.array([0.5, 0.25, -1.0])
r = [neuron(x, w, 0.1, np.tanh), neuron(x, w, 5, lambda z: max(0, z)), output_size(28, 5, 2, 1), output_size(224, 7, 3, 2)]
