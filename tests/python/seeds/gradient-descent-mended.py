# Note 001, 1.2 with W and b passed in and given back, and a product of matrices instead of `X * W`
def gradient_descent(X, y, W, b, learning_rate=0.01):
    m = len(y)
    predictions = X @ W + b
    dW = (1/m) * np.dot(X.T, (predictions - y))
    db = (1/m) * np.sum(predictions - y)
    W -= learning_rate * dW
    b -= learning_rate * db
    return W, b
# Driver
X, y = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]), np.array([[1.0], [0.0], [2.0]])
W, b = np.array([[2.0], [-1.0]]), 0.5
for step in range(3):
    W, b = gradient_descent(X, y, W, b)
r = [W, b, X * W.T + b]
