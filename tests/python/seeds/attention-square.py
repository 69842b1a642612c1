# Note 001, 6.2 注意力实现 (as typed)
def attention(query, key, value):
    d_k = query.shape[-1]
    scores = np.matmul(query, key.transpose(-2, -1)) / np.sqrt(d_k)
    weights = softmax(scores)
    return np.matmul(weights, value)
# Driver: as many keys as dimensions, and the wrong product is not even an error.
def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
q, k, v = np.sin(np.arange(12.0)).reshape(4, 3), np.cos(np.arange(9.0)).reshape(3, 3), np.arange(6.0).reshape(3, 2)
right = softmax(q @ k.T / np.sqrt(3)) @ v
r = [attention(q, k, v), right, np.allclose(attention(q, k, v), right)]
