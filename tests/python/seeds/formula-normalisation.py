# Formulas of notes 001 (3.3, 7.1), 003 (数据预处理) and 004 (5.2), written in NumPy
def standardise(x, eps=1e-5):
    return (x - np.mean(x, axis=0)) / (np.std(x, axis=0) + eps)
def normalise(x):
    return x / np.max(x)
def batch_norm(x, gamma, beta, eps=1e-5):
    mu = x.mean(0)
    x_hat = (x - mu) / np.sqrt(((x - mu) ** 2).mean(0) + eps)
    return gamma * x_hat + beta
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + eps)
# Driver
x = np.array([[1.0, 10.0, -3.0], [2.0, 10.5, 0.0], [4.0, 13.0, 5.0]])
image = np.array([[0, 127], [255, 64]], dtype=np.uint8)
r = [standardise(x), normalise(x), batch_norm(x, np.ones(3), np.zeros(3)), layer_norm(x), image / 127.5 - 1, image / 255, image.astype(np.float32) / 255.0]
