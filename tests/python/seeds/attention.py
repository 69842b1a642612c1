# Note 001, 6.2 注意力实现 (as typed)
def attention(query, key, value):
    d_k = query.shape[-1]
    scores = np.matmul(query, key.transpose(-2, -1)) / np.sqrt(d_k)
    weights = softmax(scores)
    return np.matmul(weights, value)
# Driver: softmax is nowhere defined in the note; transpose(-2, -1) leaves two axes as they are and does not fit three.
def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
def told(*shapes):
    try:
        return attention(*[np.sin(np.arange(np.prod(s))).reshape(s) for s in shapes]).shape
    except ValueError:
        return "ValueError"
k = np.arange(6.0).reshape(2, 3)
r = [told((3, 4), (5, 4), (5, 2)), told((2, 3, 4), (2, 5, 4), (2, 5, 2)), k.transpose(-2, -1), told((3, 3), (3, 3), (3, 2))]
