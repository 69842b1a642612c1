# Note 001, 6.2 with NumPy's way to exchange the last two axes
def attention(query, key, value):
    d_k = query.shape[-1]
    scores = np.matmul(query, key.swapaxes(-2, -1)) / np.sqrt(d_k)
    weights = softmax(scores)
    return np.matmul(weights, value)
# Driver
def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
q = np.sin(np.arange(24.0)).reshape(2, 3, 4)
k = np.cos(np.arange(40.0)).reshape(2, 5, 4)
v = np.arange(20.0).reshape(2, 5, 2)
r = [attention(q, k, v), attention(q[0], k[0], v[0])]
